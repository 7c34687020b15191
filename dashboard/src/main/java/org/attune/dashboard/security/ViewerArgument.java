package org.attune.dashboard.security;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the signed-in {@link Viewer}, read afresh, to every request handler that asks for one. */
@Configuration(proxyBeanMethods = false)
class ViewerArgument implements WebMvcConfigurer {
  private final AccountRepository accounts;

  ViewerArgument(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Resolver(accounts));
  }

  private record Resolver(AccountRepository accounts) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType().equals(Viewer.class);
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      Principal principal = request.getUserPrincipal();
      if (principal == null) {
        throw new AccessDeniedException("not signed in");
      }
      return accounts
          .viewer(principal.getName())
          .orElseThrow(() -> new AccessDeniedException("the account is gone"));
    }
  }
}
