/** Invented patients with a known course: their history, and their live traffic. */
@NullMarked
package org.attune.app.simulate;

import org.jspecify.annotations.NullMarked;
