package org.attune.app.endtoend;

import org.attune.app.RunningAttune;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out one running Attune, the same to all classes of a test JVM: the first that asks starts
 * it, the end of the JVM's tests closes it. Each class brings care teams and patients of its own.
 */
final class SharedAttune implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedAttune.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningAttune.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(RunningAttune.class, key -> start(), RunningAttune.class);
  }

  private static RunningAttune start() {
    try {
      return RunningAttune.start();
    } catch (Exception e) {
      throw new IllegalStateException("Attune does not start", e);
    }
  }
}
