/** Triage: every open alert in a viewer's scope, and the keys to work through them. */
@NullMarked
package org.attune.dashboard.inbox;

import org.jspecify.annotations.NullMarked;
