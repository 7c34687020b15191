package org.attune.dashboard.api;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Refuses null characters in any text of a body: the database cannot hold one. */
@JacksonComponent
final class TextDeserializer extends StdScalarDeserializer<String> {
  TextDeserializer() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    String text = StringDeserializer.instance.deserialize(parser, context);
    return text.indexOf('\0') < 0 ? text : context.reportInputMismatch(this, "a null character");
  }
}
