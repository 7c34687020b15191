@NullMarked
package org.attune.app.bench;

import org.jspecify.annotations.NullMarked;
