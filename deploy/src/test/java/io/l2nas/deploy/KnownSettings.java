package io.l2nas.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.agent.config.AgentConfig;
import io.l2nas.evaluator.config.EvaluatorConfig;
import io.l2nas.history.config.AccessConfig;
import io.l2nas.history.config.LimitsConfig;
import io.l2nas.history.config.QuarantineConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;

/** Which environment variables the programs that are deployed understand: asked of them. */
public final class KnownSettings {
  private static final String QUARKUS_MODEL =
      "META-INF/quarkus-config-doc/quarkus-config-model.json";
  private static final String WIRING = "META-INF/microprofile-config.properties";
  private static final Pattern USED_BY_WIRING = Pattern.compile("\\$\\{(l2nas[a-z.-]+)");

  private final List<Pattern> ofServices = new ArrayList<>();
  private final Set<String> ofBroker = new HashSet<>();

  public KnownSettings() {
    addAll(ofMapping(AgentConfig.class));
    addAll(ofMapping(EvaluatorConfig.class));
    addAll(ofMapping(LimitsConfig.class));
    addAll(ofMapping(QuarantineConfig.class));
    addAll(ofMapping(AccessConfig.class));
    texts(WIRING)
        .flatMap(text -> USED_BY_WIRING.matcher(text).results())
        .forEach(found -> ofServices.add(variable(found.group(1))));
    texts(QUARKUS_MODEL).forEach(this::addRunTimeSettings);
    for (Set<String> clients :
        List.of(
            AdminClientConfig.configNames(),
            ConsumerConfig.configNames(),
            ProducerConfig.configNames())) {
      clients.forEach(name -> ofServices.add(variable("kafka." + name)));
    }
    AbstractKafkaConfig.CONFIG_DEF
        .names()
        .forEach(name -> ofBroker.add(environmentName("kafka." + name)));
  }

  /** Whether a service reads it. */
  public boolean areOfServices(String variable) {
    return ofServices.stream().anyMatch(known -> known.matcher(variable).matches());
  }

  /** Whether the image of Apache Kafka makes a setting of the broker of it. */
  public boolean areOfBroker(String variable) {
    return ofBroker.contains(variable);
  }

  private void addAll(Collection<String> properties) {
    properties.forEach(property -> ofServices.add(variable(property)));
  }

  private static Set<String> ofMapping(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet();
  }

  /** What is fixed when a service is built would be ignored when it runs. */
  private void addRunTimeSettings(String model) {
    try {
      for (JsonNode root : new ObjectMapper().readTree(model).path("configRoots")) {
        addRunTimeSettings(root.path("items"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addRunTimeSettings(JsonNode items) {
    for (JsonNode item : items) {
      addRunTimeSettings(item.path("items"));
      if (item.path("phase").asText().equals("RUN_TIME")) {
        ofServices.add(Pattern.compile(item.path("path").path("environmentVariable").asText()));
      }
    }
  }

  /** A star is whatever name somebody gives to a table, a command and so on. */
  private static Pattern variable(String property) {
    return Pattern.compile(environmentName(property).replace("*", ".+"));
  }

  private static String environmentName(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
  }

  private static Stream<String> texts(String resource) {
    try {
      List<String> texts = new ArrayList<>();
      for (URL url :
          Collections.list(KnownSettings.class.getClassLoader().getResources(resource))) {
        try (InputStream in = url.openStream()) {
          texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return texts.stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
