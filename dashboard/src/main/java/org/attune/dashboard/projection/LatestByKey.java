package org.attune.dashboard.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Within one batch only the highest revision of a key is worth writing. */
final class LatestByKey {
  private LatestByKey() {}

  static <T> Collection<T> of(
      Iterable<T> records, Function<T, Object> key, ToLongFunction<T> revision) {
    Map<Object, T> latest = new LinkedHashMap<>();
    for (T record : records) {
      latest.merge(
          key.apply(record),
          record,
          (old, fresh) -> revision.applyAsLong(fresh) >= revision.applyAsLong(old) ? fresh : old);
    }
    return latest.values();
  }
}
