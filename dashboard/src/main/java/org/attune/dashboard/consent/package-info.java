/** Patients' consents to the disclosure of their 42 CFR Part 2 records. */
@NullMarked
package org.attune.dashboard.consent;

import org.jspecify.annotations.NullMarked;
