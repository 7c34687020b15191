/**
 * Who has looked at a patient's record: the patient's own page, and the report that staff hand out.
 */
@NullMarked
package org.attune.dashboard.accessreport;

import org.jspecify.annotations.NullMarked;
