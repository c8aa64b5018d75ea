package io.l2nas.contracts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an agent has learned, for another search to begin with: the weights of its two networks, and
 * where they come from (section 4.4 of the paper).
 *
 * @param digest SHA-256 of the weights, 64 hexadecimal digits in lower case: the name of the policy
 * @param experiment the search that it was learned in
 * @param spec what was asked of that search
 * @param steps how many of its outcomes were learned from
 * @param best the best value of the metric among them
 * @param trajectoryHash the trajectory that taught it
 * @param hidden neurons per hidden layer, of both networks
 * @param weights the numbers themselves, as 32-bit floats, big-endian, in base64: the actor's
 *     layers from the state on, then the critic's from the action on; of each layer W, in × out,
 *     row after row, and then b. Cut anywhere; put together again, the texts are one
 */
public record Policy(
    String digest,
    String experiment,
    ExperimentSpec spec,
    int steps,
    double best,
    String trajectoryHash,
    List<Integer> hidden,
    List<String> weights) {
  /** The longest piece that the weights are cut into. */
  public static final int MAX_PIECE = Require.MAX_TEXT;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  public Policy {
    Require.digest("digest", digest);
    Require.name("experiment", experiment);
    Require.present("spec", spec);
    Require.atLeast("steps", 1, steps);
    Require.finite("best", best);
    Require.digest("trajectoryHash", trajectoryHash);
    hidden = Require.list("hidden", hidden, Policy::width);
    weights = Require.list("weights", weights, Policy::piece);
  }

  private static Integer width(String field, Integer width) {
    Require.atLeast(field, 1, Require.present(field, width));
    return width;
  }

  private static String piece(String field, String piece) {
    return Require.matching(BASE64, field, Require.string(field, piece), "base64");
  }
}
