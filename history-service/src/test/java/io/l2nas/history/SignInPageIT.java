package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.history.access.SignInProfile;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The dashboard where people sign in. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(LoopResource.class)
class SignInPageIT extends PageTestBase {
  @Test
  void asksWhoItIsAndShowsWhatIsTheirs() throws IOException {
    // Given
    browser.open(root.toString(), WIDE, 800, false);
    browser.type("#token", "l2nas_wrong");
    browser.click("Sign in");
    browser.awaitText("#token-problem", "the token is unknown, revoked, expired or not for l2nas");
    browser.picture("dashboard-sign-in");
    assertThat(browser.obstacles()).isEmpty();

    // When
    browser.type("#token", SignInProfile.ADMIN_TOKEN);
    browser.click("Sign in");

    // Then
    browser.awaitText("h1", "Experiments");
    browser.awaitText("#who", "admin token file");
    browser.picture("dashboard-signed-in");
    assertThat(browser.run("return document.cookie")).isEqualTo("");
    assertThat(browser.obstacles()).isEmpty();
    browser.click("Pools");
    browser.awaitText("h1", "Pools");
    browser.click("Sign out");
    browser.awaitText("h1", "Sign in");
  }

  @Test
  void fitsOnAPhone() throws IOException {
    // Given
    browser.open(root.toString(), PHONE, 844, true);
    browser.find("#token");
    browser.picture("phone-sign-in");
    assertThat(width()).isLessThanOrEqualTo(PHONE);

    // When
    browser.type("#token", SignInProfile.ADMIN_TOKEN);
    browser.click("Sign in");

    // Then
    browser.awaitText("h1", "Experiments");
    browser.picture("phone-signed-in");
    assertThat(width()).isLessThanOrEqualTo(PHONE);
  }

  private long width() {
    return (Long) browser.run("return document.documentElement.scrollWidth");
  }
}
