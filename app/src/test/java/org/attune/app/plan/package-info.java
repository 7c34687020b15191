@NullMarked
package org.attune.app.plan;

import org.jspecify.annotations.NullMarked;
