package org.commonpurse.api.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values by name, of which the one that was used longest ago is forgotten when there are too many.
 *
 * @param <V>  the values
 */
final class RecentlyUsed<V> {

  private final Map<String, V> values;

  /** Keeps so many. */
  RecentlyUsed(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of that name, made where there is none. */
  synchronized V get(String name, Function<String, V> made) {
    return values.computeIfAbsent(name, made);
  }

  /** The value of that name, if there is one. */
  synchronized Optional<V> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Forgets one. */
  synchronized void remove(String name) {
    values.remove(name);
  }

  /** How many there are. */
  synchronized int size() {
    return values.size();
  }
}
