package io.l2nas.history.http;

import io.l2nas.contracts.Topic;
import io.l2nas.core.access.Right;
import io.l2nas.history.access.Requires;
import io.l2nas.history.channel.RecordReader;
import io.l2nas.history.channel.Redriver;
import io.l2nas.history.ledger.DeadLetterIndex;
import io.l2nas.history.ledger.DeadLetterRow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The records that could not be used: which, why, and again, please. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class DeadLetterResource {
  private static final String PLACE = "{topic}/{partition: [0-9]{1,9}}/{offset: [0-9]{1,18}}";

  private final DeadLetterIndex index;
  private final RecordReader reader;
  private final Redriver redriver;

  DeadLetterResource(DeadLetterIndex index, RecordReader reader, Redriver redriver) {
    this.index = index;
    this.reader = reader;
    this.redriver = redriver;
  }

  @GET
  @Requires(Right.ADMIN)
  @Operation(summary = "List the dead letters, the newest first; each record once")
  public Uni<Page<DeadLetterView>> list(
      @QueryParam("topic") String topic,
      @QueryParam("reason") String reason,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("100") Limit limit) {
    return index
        .list(
            new DeadLetterIndex.Filter(Optional.ofNullable(topic), Optional.ofNullable(reason)),
            before(cursor),
            limit.value())
        .map(
            rows ->
                Page.of(rows, DeadLetterView::of, row -> String.valueOf(row.letter().letter())));
  }

  @GET
  @Requires(Right.ADMIN)
  @Path(PLACE)
  @Operation(summary = "Show a dead letter, and what is kept of its record")
  public Uni<DeadLetterContent> show(String topic, int partition, long offset) {
    return find(topic, partition, offset)
        .chain(
            row ->
                reader
                    .read(Topic.DEAD_LETTERS.topicName(), 0, row.letter().letter())
                    .map(
                        letter ->
                            DeadLetterContent.of(
                                DeadLetterView.of(row),
                                letter.map(found -> found.value()).orElse(new byte[0]))));
  }

  @POST
  @Requires(Right.ADMIN)
  @Path(PLACE + "/redrive")
  @Operation(
      summary = "Send the record of a dead letter again",
      description =
          "What stands where the letter says goes to the end of the same topic, with the same key"
              + " and every byte. 409 says that it was sent already, or is no longer there.")
  public Uni<DeadLetterView> redrive(String topic, int partition, long offset) {
    return find(topic, partition, offset)
        .chain(redriver::redrive)
        .chain(() -> find(topic, partition, offset))
        .map(DeadLetterView::of);
  }

  private Uni<DeadLetterRow> find(String topic, int partition, long offset) {
    return index
        .find(topic, partition, offset)
        .map(
            row -> row.orElseThrow(() -> new UnknownDeadLetterException(topic, partition, offset)));
  }

  private static long before(String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw Page.invalidCursor(cursor);
    }
    return Long.parseLong(cursor);
  }
}
