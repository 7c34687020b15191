/** The sentence encoder MiniLM on ONNX Runtime, behind the port of the journal models. */
@NullMarked
package org.attune.pipelines.minilm;

import org.jspecify.annotations.NullMarked;
