/** Monitoring plans of patients: what is watched for whom, read and published. */
@NullMarked
package org.attune.dashboard.plan;

import org.jspecify.annotations.NullMarked;
