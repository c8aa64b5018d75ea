package io.l2nas.standalone.compare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The best value against queries: for every agent the mean over its runs, and a band that holds the
 * true mean with a confidence of 95 %; and where all architectures are known the optimum, and
 * random search, exact.
 */
final class BestPlot {
  /** Okabe and Ito's colours, which can be told apart by everybody. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private static final Color GREY = new Color(0x888888);
  private static final int BAND_OPACITY = 36;
  private static final double NORMAL_95 = 1.96;

  /** What comes before this share of the queries is below the plot. */
  private static final double FIRST_SHARE = 0.04;

  private static final double MARGIN = 0.04;

  private final Comparison comparison;
  private final Selection selection;
  private final int steps;
  private final OptionalDouble optimum;

  /** No value is above it. */
  private final double highest;

  private double lowest;

  BestPlot(Comparison comparison, Selection selection) {
    this.comparison = comparison;
    this.selection = selection;
    this.steps = comparison.plan().steps();
    this.optimum = comparison.random(selection).optimum();
    this.highest = optimum.orElseGet(() -> comparison.best(selection));
    this.lowest = highest;
  }

  static String fileName(Selection selection) {
    return selection.metric().replaceAll("[^A-Za-z0-9._-]+", "-") + ".png";
  }

  /** Draws it as a PNG. */
  void write(OutputStream out) throws IOException {
    // Nothing here needs a screen; without this Java may look for one.
    System.setProperty("java.awt.headless", "true");
    BitmapEncoder.saveBitmap(chart(), out, BitmapFormat.PNG);
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(1400)
            .height(840)
            .title(
                "%s, mean of %d runs"
                    .formatted(selection.metric(), comparison.plan().seeds().size()))
            .xAxisTitle("queries")
            .yAxisTitle("best value so far")
            .build();
    List<Contender> contenders = comparison.plan().contenders();
    for (int i = 0; i < contenders.size(); i++) {
      add(chart, contenders.get(i), COLOURS.get(i % COLOURS.size()));
    }
    if (optimum.isPresent()) {
      addRandom(chart);
      addOptimum(chart, optimum.getAsDouble());
    }
    dress(chart.getStyler());
    return chart;
  }

  private void add(XYChart chart, Contender contender, Color colour) {
    List<RunRecord> records = comparison.records(contender, selection);
    double[] means = new double[steps];
    double[] lower = new double[steps];
    double[] upper = new double[steps];
    for (int i = 0; i < steps; i++) {
      int query = i + 1;
      Spread best =
          Spread.of(records.stream().mapToDouble(record -> record.bestAfter(query)).toArray());
      double reach = NORMAL_95 * best.standardError(records.size());
      means[i] = best.mean();
      lower[i] = best.mean() - reach;
      upper[i] = Math.min(best.mean() + reach, highest);
    }
    XYSeries band =
        chart.addSeries(
            contender.name() + " band",
            thereAndBack(queries(), queries()),
            thereAndBack(stairs(lower), stairs(upper)));
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setFillColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY));
    band.setLineStyle(SeriesLines.NONE);
    band.setMarker(SeriesMarkers.NONE);
    band.setShowInLegend(false);
    line(chart, contender.name(), means, colour).setLineWidth(3);
  }

  private void addRandom(XYChart chart) {
    RandomSearch random = comparison.random(selection);
    double[] means =
        IntStream.rangeClosed(1, steps).mapToDouble(n -> random.bestOf(n).best().mean()).toArray();
    line(chart, "random search, expected", means, GREY).setLineStyle(new BasicStroke(2.4f));
  }

  /** Drawn half a query wider: XChart gives odd numbers to axes whose values are evenly spaced. */
  private void addOptimum(XYChart chart, double value) {
    line(
            chart.addSeries(
                "optimum", new double[] {0.5, steps + 0.5}, new double[] {value, value}),
            Color.BLACK)
        .setLineStyle(new BasicStroke(1.2f));
  }

  private XYSeries line(XYChart chart, String name, double[] values, Color colour) {
    lowest = Math.min(lowest, values[(int) (FIRST_SHARE * (steps - 1))]);
    return line(chart.addSeries(name, queries(), stairs(values)), colour);
  }

  private static XYSeries line(XYSeries line, Color colour) {
    line.setLineColor(colour);
    line.setMarker(SeriesMarkers.NONE);
    return line;
  }

  /** 1, 2, 2, 3, 3 …: a value holds until the next query brings another. */
  private double[] queries() {
    return IntStream.range(0, 2 * steps - 1).mapToDouble(i -> 1 + (i + 1) / 2).toArray();
  }

  private static double[] stairs(double[] values) {
    return IntStream.range(0, 2 * values.length - 1).mapToDouble(i -> values[i / 2]).toArray();
  }

  /** The outline of a band: along one edge, and back along the other. */
  private static double[] thereAndBack(double[] there, double[] back) {
    return IntStream.range(0, there.length + back.length)
        .mapToDouble(i -> i < there.length ? there[i] : back[there.length + back.length - 1 - i])
        .toArray();
  }

  private void dress(XYStyler style) {
    double margin = MARGIN * Math.max(highest - lowest, Double.MIN_NORMAL);
    style.setYAxisMin(lowest);
    style.setYAxisMax(highest + margin);
    style.setXAxisMin(0.0);
    style.setXAxisMax(steps + 0.5);
    style.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setLegendPosition(LegendPosition.InsideSE);
    style.setLegendBorderColor(Color.WHITE);
    style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
    style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
    style.setXAxisTickMarkSpacingHint(140);
    style.setAntiAlias(true);
  }
}
