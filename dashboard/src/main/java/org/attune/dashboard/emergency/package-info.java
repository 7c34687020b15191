/** The emergency card of a patient: where help is to be sent, whom to call, and the safety plan. */
@NullMarked
package org.attune.dashboard.emergency;

import org.jspecify.annotations.NullMarked;
