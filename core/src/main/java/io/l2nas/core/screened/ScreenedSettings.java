package io.l2nas.core.screened;

import io.l2nas.core.agent.SettingBounds;
import io.l2nas.core.agent.SettingReader;
import java.util.List;
import java.util.Map;

/**
 * Settings of the agent {@code screened}.
 *
 * @param warmUp how many random architectures a climb begins with
 * @param critics how many critics vote
 * @param updates updates of each critic per step
 * @param optimism how many standard deviations of the critics' votes an architecture is given
 * @param patience how many outcomes in a row may bring nothing better before the climb ends
 */
public record ScreenedSettings(
    int warmUp, int critics, int updates, double optimism, int patience) {
  private static final List<String> NAMES =
      List.of("warmUp", "critics", "updates", "optimism", "patience");

  public ScreenedSettings {
    SettingBounds.requireWithin("warmUp", warmUp, 1, 100_000);
    SettingBounds.requireWithin("critics", critics, 1, 32);
    SettingBounds.requireWithin("updates", updates, 0, 1000);
    SettingBounds.requireWithin("optimism", optimism, 0, 100);
    SettingBounds.requireWithin("patience", patience, 1, Integer.MAX_VALUE);
  }

  /** Reads settings by name. */
  public static ScreenedSettings from(Map<String, String> settings) {
    SettingReader read = new SettingReader("screened", NAMES, settings);
    return new ScreenedSettings(
        read.integer("warmUp", 10),
        read.integer("critics", 4),
        read.integer("updates", 10),
        read.number("optimism", 1),
        read.integer("patience", 35));
  }
}
