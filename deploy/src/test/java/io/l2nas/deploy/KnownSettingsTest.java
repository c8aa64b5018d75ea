package io.l2nas.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {
  private final KnownSettings known = new KnownSettings();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L2NAS_EVALUATOR_DRAIN",
        "L2NAS_EVALUATOR_TABLES_NB201",
        "L2NAS_EVALUATOR_COMMANDS_TRAIN_LINE",
        "L2NAS_AGENT_CHECKPOINT_AFTER",
        "L2NAS_HISTORY_ID",
        "L2NAS_QUARANTINE_FAILURES",
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        "QUARKUS_HTTP_PORT",
        "KAFKA_BOOTSTRAP_SERVERS",
        "KAFKA_SASL_JAAS_CONFIG",
        "KAFKA_SSL_TRUSTSTORE_CERTIFICATES"
      })
  void whatServicesReadIsKnown(String variable) {
    assertThat(known.areOfServices(variable)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L2NAS_EVALUATOR_DRIAN",
        "L2NAS_EVALUATOR_TABLES_",
        "L2NAS_AGENT_SLOTS",
        "L2NAS_POOL",
        "QUARKUS_DATASOURCE_URL",
        // Fixed when the service is built.
        "QUARKUS_DATASOURCE_DB_KIND",
        "KAFKA_BOOTSTRAP_SERVER",
        "KAFKA_NODE_ID"
      })
  void whatNobodyReadsIsNot(String variable) {
    assertThat(known.areOfServices(variable)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KAFKA_NODE_ID", "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR"})
  void settingsOfABrokerAreKnown(String variable) {
    assertThat(known.areOfBroker(variable)).isTrue();
    assertThat(known.areOfBroker(variable + "S")).isFalse();
  }
}
