/** The demonstration: invented patients, their care teams, and accounts to look at them with. */
@NullMarked
package org.attune.app.demo;

import org.jspecify.annotations.NullMarked;
