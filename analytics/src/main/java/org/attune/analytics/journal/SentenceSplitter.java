package org.attune.analytics.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.Span;

/**
 * Cuts an entry into sentences and words, each with its place in the text. A line ends a sentence,
 * and within lines OpenNLP's English model finds the ends. Its simple tokeniser cuts the words by
 * kinds of characters: trained ones learn from edited text, and what people write when they are
 * unwell has few spaces. Symbols and emoji are left out.
 *
 * <p>Not thread-safe, like the detector it holds.
 */
final class SentenceSplitter {
  private static final String MODEL = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
  private static final String APOSTROPHES = "'\u2018\u2019\u02BC\u00B4`";
  private static final String QUOTATION_MARKS = "\"\u201C\u201D\u201E\u00AB\u00BB";
  private static final String BREAKS = ",;:()[]\u2013\u2014\u2026.!?/*|" + QUOTATION_MARKS;

  private final SentenceDetectorME detector;
  private final Spelling spelling;

  SentenceSplitter(Spelling spelling) {
    this.spelling = spelling;
    try (InputStream in = SentenceSplitter.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("missing model " + MODEL);
      }
      this.detector = new SentenceDetectorME(new SentenceModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MODEL, e);
    }
  }

  /** Sentences with at least one word. */
  List<Sentence> split(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !lineEnd(text.charAt(end))) {
        end++;
      }
      line(text, start, end, sentences);
      start = end + 1;
    }
    return sentences;
  }

  private static boolean lineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private void line(String text, int start, int end, List<Sentence> sentences) {
    String line = text.substring(start, end);
    if (line.isBlank()) {
      return;
    }
    int covered = 0;
    for (Span span : detector.sentPosDetect(line)) {
      // What the detector left out belongs to the sentence after it: nothing goes unread.
      sentence(line.substring(covered, span.getEnd()), start + covered, sentences);
      covered = span.getEnd();
    }
    sentence(line.substring(covered), start + covered, sentences);
  }

  private void sentence(String text, int offset, List<Sentence> sentences) {
    List<Word> words = new ArrayList<>();
    List<Integer> quotes = new ArrayList<>();
    boolean afterBreak = false;
    Span[] tokens = SimpleTokenizer.INSTANCE.tokenizePos(text);
    for (int i = 0; i < tokens.length; i++) {
      int start = tokens[i].getStart();
      char first = text.charAt(start);
      if (!Character.isLetterOrDigit(first)) {
        if (QUOTATION_MARKS.indexOf(first) >= 0) {
          quotes.add(offset + start);
        }
        afterBreak |= BREAKS.indexOf(first) >= 0;
        continue;
      }
      int last = wordEnd(text, tokens, i);
      int end = tokens[last].getEnd();
      String written = normalised(text.substring(start, end));
      for (String word : spelling.words(written)) {
        words.add(new Word(word, offset + start, offset + end, afterBreak));
        afterBreak = false;
      }
      i = last;
    }
    if (!words.isEmpty()) {
      sentences.add(new Sentence(spelling.joined(words), List.copyOf(quotes)));
    }
  }

  /** Last token of the word that begins with one: parts joined by an apostrophe or digits. */
  private static int wordEnd(String text, Span[] tokens, int first) {
    int last = first;
    while (last + 1 < tokens.length && tokens[last + 1].getStart() == tokens[last].getEnd()) {
      char next = text.charAt(tokens[last + 1].getStart());
      boolean apostrophe =
          APOSTROPHES.indexOf(next) >= 0
              && tokens[last + 1].length() == 1
              && last + 2 < tokens.length
              && tokens[last + 2].getStart() == tokens[last + 1].getEnd()
              && Character.isLetter(text.charAt(tokens[last + 2].getStart()));
      if (apostrophe) {
        last += 2;
      } else if (Character.isLetterOrDigit(next)) {
        last++;
      } else {
        break;
      }
    }
    return last;
  }

  private static String normalised(String word) {
    StringBuilder plain = new StringBuilder(word.toLowerCase(Locale.ROOT));
    for (int i = 0; i < plain.length(); i++) {
      if (APOSTROPHES.indexOf(plain.charAt(i)) >= 0) {
        plain.setCharAt(i, '\'');
      }
    }
    return plain.toString();
  }
}
