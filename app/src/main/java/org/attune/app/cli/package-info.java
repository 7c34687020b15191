/** What every command shares: options, progress, figures, errors a person can mend. */
@NullMarked
package org.attune.app.cli;

import org.jspecify.annotations.NullMarked;
