package io.l2nas.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.l2nas.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What may be wrong with a record. Whatever does not apply to a topic is garbage there. */
enum Hostility {
  GARBAGE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return garbage(disguise, random);
    }
  },
  TRUNCATED {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      byte[] whole = disguise.bytes();
      return record(disguise, Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1)));
    }
  },
  DEEP_NESTING {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      int depth = 1_000 + random.nextInt(50_000);
      return record(disguise, bytes("{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
    }
  },
  WRONG_TYPE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      ObjectNode event = disguise.json();
      event.putObject(disguise.subject());
      return record(disguise, bytes(event.toString()));
    }
  },
  FIELD_MISSING {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      ObjectNode event = disguise.json();
      event.remove(disguise.subject());
      return record(disguise, bytes(event.toString()));
    }
  },
  UNKNOWN_VERSION {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      ObjectNode event = disguise.json();
      event.put("type", event.get("type").asText() + "77");
      return record(disguise, bytes(event.toString()));
    }
  },
  ANOTHER_EVENT {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      ObjectNode event = disguise.json();
      String type = "io.l2nas.team.reported.v1";
      event.put(
          "type", event.get("type").asText().equals(type) ? "io.l2nas.state.advanced.v1" : type);
      return record(disguise, bytes(event.toString()));
    }
  },
  FORGED_HEADERS {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return new HostileRecord(
          this,
          disguise.topic(),
          disguise.key(),
          garbage(random),
          Map.of(
              "delayed-retry-count", "-1",
              "dead-letter-topic", "l2nas.states.v1",
              "dead-letter-partition", "x",
              "ce_type", "io.l2nas.state.advanced.v1",
              "ce_id", "../../etc"));
    }
  },
  NO_KEY {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      byte[] value = LOOP.contains(disguise.topic()) ? disguise.bytes() : garbage(random);
      return new HostileRecord(this, disguise.topic(), null, value, Map.of());
    }
  },
  NO_VALUE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return record(disguise, null);
    }
  },
  KEY_OF_ANOTHER {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      byte[] key = bytes("other-" + random.nextInt(100));
      byte[] value = disguise.isWork() ? garbage(random) : disguise.bytes();
      return new HostileRecord(this, disguise.topic(), key, value, Map.of());
    }
  },
  NOT_A_NUMBER {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      String text = disguise.json().toString();
      List<String> none = List.of("NaN", "Infinity", "-Infinity", "1e999");
      String edited =
          text.replaceFirst(":-?[0-9][0-9.eE-]*", ":" + none.get(random.nextInt(none.size())));
      return edited.equals(text) ? garbage(disguise, random) : record(disguise, bytes(edited));
    }
  },
  AFTER_THE_LAST_STEP {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return disguise.topic().equals(Topic.EVALUATIONS.topicName())
          ? record(disguise, disguise.bytes())
          : garbage(disguise, random);
    }
  },
  ALPHA_OF_ANOTHER_SPACE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      if (disguise.isWork()) {
        return record(disguise, disguise.bytes());
      }
      if (!disguise.topic().equals(Topic.EVALUATIONS.topicName())) {
        return garbage(disguise, random);
      }
      ObjectNode event = disguise.json();
      event.put("step", 0).putArray("alpha").add(0.5).add(0.5);
      return record(disguise, bytes(event.toString()));
    }
  },
  INVALID_UTF8 {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      byte[] whole = disguise.bytes();
      whole[whole.length / 2] = (byte) 0xff;
      return record(disguise, whole);
    }
  },
  ID_OF_ANOTHER_TEAM {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      if (!LOOP.contains(disguise.topic())) {
        return garbage(disguise, random);
      }
      String another = "exp-another" + random.nextInt(100);
      String text = new String(disguise.bytes(), StandardCharsets.UTF_8);
      String own = new String(disguise.key(), StandardCharsets.UTF_8);
      return new HostileRecord(
          this, disguise.topic(), bytes(another), bytes(text.replace(own, another)), Map.of());
    }
  },
  LARGE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return record(disguise, bytes("x".repeat(900_000)));
    }
  },
  TOO_LARGE {
    @Override
    HostileRecord of(Disguise disguise, Random random) {
      return record(disguise, bytes("x".repeat(1_100_000)));
    }
  };

  /** Whose events are of one experiment, which is their key. */
  private static final List<String> LOOP =
      List.of(Topic.EVALUATIONS.topicName(), Topic.STATES.topicName());

  /** A record with this fault that no service can use. */
  abstract HostileRecord of(Disguise disguise, Random random);

  HostileRecord record(Disguise disguise, byte[] value) {
    return new HostileRecord(this, disguise.topic(), disguise.key(), value, Map.of());
  }

  HostileRecord garbage(Disguise disguise, Random random) {
    return record(disguise, garbage(random));
  }

  static byte[] garbage(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(2_000)];
    random.nextBytes(bytes);
    bytes[0] = 'x'; // Whatever follows, it is no JSON object.
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
