package io.l2nas.deploy;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules of the build, and its versions. */
public final class Modules {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Modules() {}

  public static List<String> all() {
    return MODULE.matcher(parent()).results().map(found -> found.group(1)).toList();
  }

  /** A property of the parent, as in {@code kafka.version}. */
  public static String property(String name) {
    return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
        .matcher(parent())
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the parent has no property " + name));
  }

  private static String parent() {
    return Repository.text(Repository.file("pom.xml"));
  }
}
