/**
 * Tells accounts that an alert needs review, by e-mail and webhook, without saying whose or why.
 */
@NullMarked
package org.attune.dashboard.notice;

import org.jspecify.annotations.NullMarked;
