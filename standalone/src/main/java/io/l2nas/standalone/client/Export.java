package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** An experiment and all its steps as a file. Steps are written as they come. */
public final class Export {
  private final Experiments experiments;
  private final String id;
  private final PrintWriter out;

  /** The forms of an export. */
  public enum Format {
    /** {@code {"experiment": …, "top": […], "steps": […]}}. */
    JSON {
      @Override
      void write(Export export) throws InterruptedException {
        export.json();
      }
    },
    /** A header, and a line per step; as the server gives them. */
    CSV {
      @Override
      void write(Export export) throws InterruptedException {
        export.experiments.copySteps(export.id, export.out);
      }
    };

    abstract void write(Export export) throws InterruptedException;
  }

  private Export(Experiments experiments, String id, PrintWriter out) {
    this.experiments = experiments;
    this.id = id;
    this.out = out;
  }

  public static void write(Experiments experiments, String id, Format format, PrintWriter out)
      throws InterruptedException {
    format.write(new Export(experiments, id, out));
    out.flush();
  }

  private void json() throws InterruptedException {
    JsonNode experiment = experiments.find(id);
    JsonNode top = experiments.top(id, ExperimentView.of(experiment).topK()).path("items");
    out.print("{\"experiment\":" + experiment + ",\n\"top\":" + top + ",\n\"steps\":[");
    experiments.forEachStep(
        id, step -> out.print((step.step() == 0 ? "\n" : ",\n") + Json.line(step)));
    out.println("\n]}");
  }
}
