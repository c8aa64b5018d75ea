package io.l2nas.history.http;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.Quote;
import jakarta.ws.rs.BadRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status that experiments must have to be listed. */
@Schema(implementation = ExperimentStatus.class)
public record StatusFilter(ExperimentStatus status) {

  /** Reads the query parameter {@code status}; upper and lower case are the same. */
  public static StatusFilter fromString(String text) {
    return Arrays.stream(ExperimentStatus.values())
        .filter(status -> status.name().equalsIgnoreCase(text))
        .findFirst()
        .map(StatusFilter::new)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "status is %s; it must be one of %s"
                        .formatted(
                            Quote.of(text),
                            Arrays.stream(ExperimentStatus.values())
                                .map(ExperimentStatus::name)
                                .collect(Collectors.joining(", ")))));
  }
}
