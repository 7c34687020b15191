package org.attune.pipelines.minilm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Map;
import org.attune.analytics.journal.model.SentenceEncoder;

/**
 * all-MiniLM-L6-v2, quantised to eight bits (Apache 2.0, sentence-transformers), from the jar in
 * which LangChain4j ships it: 384 numbers a sentence, the mean over its tokens, brought to length
 * one.
 *
 * <p>One sentence at a time and one thread: the quantised model scales what it reads together, so
 * in a batch a sentence's vector would depend on its neighbours. Not thread-safe.
 */
public final class MiniLmEncoder implements SentenceEncoder {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final int DIMENSIONS = 384;

  /** Tokens read of a sentence, those that mark its ends among them. */
  private static final String MOST_TOKENS = "256";

  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private MiniLmEncoder(
      HuggingFaceTokenizer tokenizer, OrtEnvironment environment, OrtSession session) {
    this.tokenizer = tokenizer;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads the model into native memory, one copy a call.
   *
   * @throws IllegalStateException when it cannot be loaded on this machine
   */
  public static MiniLmEncoder load() {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      HuggingFaceTokenizer tokenizer = tokenizer();
      return new MiniLmEncoder(
          tokenizer, environment, environment.createSession(resource(MODEL), options));
    } catch (OrtException e) {
      throw new IllegalStateException("cannot load " + MODEL, e);
    }
  }

  private static HuggingFaceTokenizer tokenizer() {
    try (InputStream in = open(TOKENIZER)) {
      return HuggingFaceTokenizer.newInstance(
          in,
          Map.of(
              "padding",
              "false",
              "truncation",
              "true",
              "maxLength",
              MOST_TOKENS,
              "modelMaxLength",
              MOST_TOKENS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TOKENIZER, e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = MiniLmEncoder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("missing resource " + name);
    }
    return in;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] encode(String sentence) {
    Encoding encoding = tokenizer.encode(sentence);
    long[] ids = encoding.getIds();
    try (OnnxTensor tokens = tensor(ids);
        OnnxTensor mask = tensor(encoding.getAttentionMask());
        OnnxTensor types = tensor(encoding.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    } catch (OrtException e) {
      throw new IllegalStateException("a sentence could not be encoded", e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] mean(float[][] tokens) {
    float[] mean = new float[DIMENSIONS];
    for (float[] token : tokens) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += token[i];
      }
    }
    double length = 0;
    for (float value : mean) {
      length += (double) value * value;
    }
    length = Math.sqrt(length);
    for (int i = 0; i < DIMENSIONS; i++) {
      mean[i] = (float) (mean[i] / length);
    }
    return mean;
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot release " + MODEL, e);
    }
  }
}
