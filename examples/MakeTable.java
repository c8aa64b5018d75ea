import java.util.Locale;
import java.util.Random;

/**
 * Makes table.tsv, the made-up results of all 6,561 architectures of space.json:
 *
 * <pre>java examples/MakeTable.java > examples/table.tsv</pre>
 *
 * <p>Nothing in it was measured. The accuracy is a smooth part (every choice has a worth, and so has
 * every pair of neighbours) and a rugged part (luck of each architecture); the cost is a sum over the
 * layers. java.util.Random is specified to the bit, so the table is the same on every machine.
 */
final class MakeTable {
  private static final String[] CHOICES = {"conv3", "conv5", "skip"};
  private static final int[] COSTS = {9, 25, 1};
  private static final int LAYERS = 8;
  private static final int ARCHITECTURES = 6561; // 3^8
  private static final long SEED = 2022;

  public static void main(String[] arguments) {
    Random random = new Random(SEED);
    double[][] worth = new double[LAYERS][CHOICES.length];
    double[][][] pairWorth = new double[LAYERS - 1][CHOICES.length][CHOICES.length];
    for (double[] row : worth) {
      fill(row, random);
    }
    for (double[][] matrix : pairWorth) {
      for (double[] row : matrix) {
        fill(row, random);
      }
    }
    StringBuilder table = new StringBuilder("arch\taccuracy\tcost\n");
    int[] choice = new int[LAYERS];
    for (int number = 0; number < ARCHITECTURES; number++) {
      for (int layer = LAYERS - 1, rest = number; layer >= 0; layer--, rest /= CHOICES.length) {
        choice[layer] = rest % CHOICES.length;
      }
      table.append(line(choice, worth, pairWorth, random.nextDouble()));
    }
    System.out.print(table);
  }

  private static void fill(double[] row, Random random) {
    for (int i = 0; i < row.length; i++) {
      row[i] = random.nextDouble();
    }
  }

  private static String line(int[] choice, double[][] worth, double[][][] pairWorth, double luck) {
    double smooth = 0;
    int cost = 0;
    StringBuilder text = new StringBuilder();
    for (int layer = 0; layer < LAYERS; layer++) {
      smooth += worth[layer][choice[layer]] / LAYERS;
      if (layer > 0) {
        smooth += 0.5 * pairWorth[layer - 1][choice[layer - 1]][choice[layer]] / (LAYERS - 1);
        text.append('-');
      }
      text.append(CHOICES[choice[layer]]);
      cost += COSTS[choice[layer]];
    }
    double accuracy = 0.70 + 0.18 * smooth + 0.01 * luck;
    return String.format(Locale.ROOT, "%s\t%.4f\t%d\n", text, accuracy, cost);
  }
}
