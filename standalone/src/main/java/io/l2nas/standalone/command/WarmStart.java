package io.l2nas.standalone.command;

import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.standalone.client.Policies;
import io.l2nas.standalone.client.PolicyView;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code --warm-start} says: a file with a policy, or the digest of one that a server has. */
final class WarmStart {
  static final String OPTION = "--warm-start";

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{4,64}");

  private WarmStart() {}

  /**
   * The policy in a file.
   *
   * @throws CommandException if it holds none
   */
  static Policy read(String option, Path file) {
    try {
      return PolicyFile.read(InputFile.bytes(option, file));
    } catch (MalformedRecordException e) {
      throw new CommandException(
          ExitCode.INPUT, "%s: %s is no policy: %s".formatted(option, file, e.getMessage()), e);
    }
  }

  /** The policy in the file that is named; empty if the option is absent. */
  static Optional<Policy> ofFile(String policy) {
    return Optional.ofNullable(policy).map(file -> read(OPTION, Path.of(file)));
  }

  /**
   * The policy that a search of a team on a server is to begin with: a file is imported first.
   *
   * @return empty if the option is absent
   * @throws CommandException if there is no such file, and the team has no such policy
   */
  static Optional<Policy> on(Policies server, String team, String policy)
      throws InterruptedException {
    if (policy == null) {
      return Optional.empty();
    }
    if (!Files.exists(Path.of(policy)) && DIGEST.matcher(policy).matches()) {
      return Optional.of(server.find(team, digest(server, team, policy)));
    }
    Policy read = read(OPTION, Path.of(policy));
    server.add(team, read);
    return Optional.of(read);
  }

  private static String digest(Policies server, String team, String beginning)
      throws InterruptedException {
    List<String> digests =
        PolicyView.ofPage(server.list(team)).stream()
            .map(PolicyView::digest)
            .filter(digest -> digest.startsWith(beginning))
            .toList();
    if (digests.size() != 1) {
      throw new CommandException(
          ExitCode.REFUSED,
          "%s is '%s'; there is no such file, and %d policies of team %s begin so; 'l2nas policy list' lists them"
              .formatted(OPTION, beginning, digests.size(), team));
    }
    return digests.get(0);
  }
}
