/** What the jobs share: settings, operator ids, ends. */
@NullMarked
package org.attune.pipelines.job;

import org.jspecify.annotations.NullMarked;
