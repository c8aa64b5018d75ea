package io.l2nas.faults.points;

import io.l2nas.faults.deployment.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.byteman.agent.Main;

/**
 * A place at which a service can be ended, by a Byteman rule in the file of that name. The service
 * itself knows nothing of it.
 *
 * @param name of the service, a dot, and between which two writes the place lies
 */
record CrashPoint(String name) {
  /** With this the rule ends the JVM. */
  static final int EXIT_CODE = 255;

  /**
   * All, each service's in the order in which a step passes them; only who has ended before has
   * something to catch up with.
   */
  static final List<CrashPoint> ALL =
      Stream.of(
              "agent.before-follow",
              "agent.before-recall",
              "agent.after-recall",
              "agent.before-outcome",
              "agent.after-outcome",
              "agent.before-dispatch",
              "agent.after-send-before-known",
              "agent.before-burial",
              "agent.after-burial-before-coverage",
              "agent.before-checkpoint",
              "agent.after-checkpoint-before-coverage",
              "agent.after-coverage-before-deletion",
              "agent.while-catching-up",
              "agent.after-catch-up",
              "evaluator.before-burial",
              "evaluator.after-burial-before-acknowledge",
              "evaluator.before-started",
              "evaluator.after-started-before-acknowledge",
              "evaluator.before-acknowledge",
              "evaluator.after-acknowledge-before-outcome",
              "evaluator.after-outcome",
              "history.after-submission-before-publish",
              "history.after-recall-before-answer",
              "history.after-answer-before-offset",
              "history.before-burial",
              "history.after-burial-before-offset",
              "history.before-insert",
              "history.after-insert-before-publish",
              "history.after-publish-before-noted",
              "history.after-publish-before-offset",
              "history.after-offset",
              "history.before-progress")
          .map(CrashPoint::new)
          .toList();

  Service service() {
    return Service.valueOf(name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT));
  }

  /**
   * The options of a JVM that is to end there.
   *
   * @param folder for the file of the rule
   * @param pass the how manieth time that it comes by
   */
  List<String> options(Path folder, int pass) {
    return List.of(
        "-javaagent:" + byteman() + "=script:" + script(folder),
        "-Dl2nas.faults.pass=" + pass,
        "-Dl2nas.agent.checkpoint-after=0s");
  }

  private Path script(Path folder) {
    Path script = folder.resolve(name + ".btm");
    try (InputStream rule = CrashPoint.class.getResourceAsStream(name + ".btm")) {
      Files.copy(rule, script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException e) {
      throw new IllegalStateException("the rule of " + name + " cannot be copied", e);
    }
  }

  private static Path byteman() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the Byteman agent cannot be found", e);
    }
  }
}
