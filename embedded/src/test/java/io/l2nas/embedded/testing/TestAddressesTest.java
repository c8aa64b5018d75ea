package io.l2nas.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class TestAddressesTest {
  @Test
  void comesBackFromTheProperties() {
    // Given
    TestAddresses addresses =
        new TestAddresses(
            "127.0.0.1:9092", new TestDatabase("127.0.0.1", 5432, "name", "user", "secret"));
    Properties properties = new Properties();

    // When
    addresses.publishIn(properties);

    // Then
    assertThat(TestAddresses.publishedIn(properties)).contains(addresses);
  }

  @Test
  void isAbsentBeforeTheFirstStart() {
    assertThat(TestAddresses.publishedIn(new Properties())).isEmpty();
  }
}
