package io.l2nas.history.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.l2nas.history.ledger.ExperimentQueries.TopRow;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the best architectures as people see it.
 *
 * @param architecture its canonical text
 * @param step the step that found it first
 * @param value the metric that ranks it, weighed if the search weighs it
 * @param violation by how much it misses the constraints, 0 if it keeps them
 * @param reported further metrics
 */
public record TopView(
    String architecture,
    int step,
    double value,
    double violation,
    @Schema(type = SchemaType.OBJECT, additionalProperties = Double.class) @JsonRawValue
        String reported) {

  static TopView of(TopRow row) {
    return new TopView(
        row.architecture(), row.step(), row.value(), row.violation(), row.reported());
  }
}
