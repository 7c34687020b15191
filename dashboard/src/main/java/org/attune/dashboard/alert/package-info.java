/** Alerts as clinicians read them, and what they do about them. */
@NullMarked
package org.attune.dashboard.alert;

import org.jspecify.annotations.NullMarked;
