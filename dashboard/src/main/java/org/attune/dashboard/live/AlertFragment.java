package org.attune.dashboard.live;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.alert.NewAlert;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the same list item that the page renders, outside a request. */
@Component
final class AlertFragment {
  private final ITemplateEngine templates;

  AlertFragment(ITemplateEngine templates) {
    this.templates = templates;
  }

  String render(NewAlert alert) {
    return templates
        .process(
            "fragments/alert",
            Set.of("new-alert"),
            new Context(Locale.ENGLISH, Map.of("entry", alert)))
        .strip();
  }
}
