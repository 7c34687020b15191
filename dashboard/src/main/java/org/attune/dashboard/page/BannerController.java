package org.attune.dashboard.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The banners that every open page asks for again: what is delayed, and what waits for a review.
 */
@Controller
final class BannerController {
  @GetMapping("/banners")
  String banners() {
    return "fragments/page :: banners(oob=false)";
  }
}
