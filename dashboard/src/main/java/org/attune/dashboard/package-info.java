/** The clinicians' pages: a web service over the projected result topics. */
@NullMarked
package org.attune.dashboard;

import org.jspecify.annotations.NullMarked;
