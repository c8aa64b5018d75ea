package io.l2nas.standalone.command;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.search.SearchResult;
import io.l2nas.standalone.search.SearchSummary;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How the result of a search looks. */
final class ResultOptions {
  @Option(names = "--show", paramLabel = "N", description = "How many architectures to print (10).")
  private int show = 10;

  @Option(
      names = "--json",
      description = "One JSON object on stdout and nothing else there, also if the search failed.")
  private boolean json;

  /** Prints the result on stdout, and why it is none on stderr. */
  void print(
      Console console, SearchResult result, SearchSummary summary, Supplier<List<String>> next) {
    if (json) {
      console.out().println(Json.line(result));
    } else {
      new ResultReport(result, summary)
          .lines(Math.max(0, show), console.terminal().outColumns(), console.outStyle())
          .forEach(console.out()::println);
      next.get().forEach(console.out()::println);
    }
    if (result.status() != ExperimentStatus.COMPLETED) {
      console.err().println(console.errStyle().red("l2nas search: ") + noResult(result));
    }
  }

  private static String noResult(SearchResult result) {
    String what = result.status() == ExperimentStatus.CANCELLED ? "was cancelled" : "failed";
    return "the search %s: %s".formatted(what, result.reason());
  }
}
