package org.commonpurse;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which package uses which, by names without {@code org.commonpurse.}, such as {@code ledger.seal}.
 * <p>
 * Packages below those of a module count as part of them.
 *
 * @param uses  for every package those that it uses, itself left out
 */
record PackageGraph(Map<String, SortedSet<String>> uses) {

  private static final String ROOT = "org.commonpurse.";

  /** The packages of the classes that are part of the project. */
  static PackageGraph of(JavaClasses classes) {
    var uses = new TreeMap<String, SortedSet<String>>();
    for (var type : classes) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (target.startsWith(ROOT)) {
          var from = name(type.getPackageName());
          var to = name(target);
          uses.computeIfAbsent(to, none -> new TreeSet<>());
          uses.computeIfAbsent(from, none -> new TreeSet<>()).add(to);
          uses.get(from).remove(from);
        }
      }
    }
    return new PackageGraph(uses);
  }

  private static String name(String fullName) {
    var words = List.of(fullName.substring(ROOT.length()).split("\\."));
    return String.join(".", words.subList(0, Math.min(2, words.size())));
  }

  /** Whether the one use follows from others: the package uses one that uses the other. */
  boolean isImplied(String from, String to) {
    return uses.get(from).stream()
        .filter(through -> !through.equals(to))
        .anyMatch(through -> reached(through).contains(to) && !reached(through).contains(from));
  }

  /** How many packages the longest way down from here passes within the module. */
  int heightOf(String name) {
    return heightOf(name, Set.of());
  }

  private int heightOf(String name, Set<String> above) {
    var path = new HashSet<>(above);
    path.add(name);
    return uses.get(name).stream()
        .filter(below -> module(below).equals(module(name)))
        .filter(below -> !path.contains(below))
        .mapToInt(below -> 1 + heightOf(below, path))
        .max()
        .orElse(0);
  }

  private Set<String> reached(String name) {
    var reached = new HashSet<String>();
    var waiting = new TreeSet<>(uses.get(name));
    while (!waiting.isEmpty()) {
      var next = waiting.pollFirst();
      if (reached.add(next)) {
        waiting.addAll(uses.get(next));
      }
    }
    return reached;
  }

  /** The module of a package. */
  static String module(String name) {
    var dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
