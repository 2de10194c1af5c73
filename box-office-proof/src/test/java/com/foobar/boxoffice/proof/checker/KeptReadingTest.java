package com.foobar.boxoffice.proof.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.boxoffice.proof.readback.Reading;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was read back is kept as JSON, so that it can be judged again. */
class KeptReadingTest {
  @Test
  void isReadAsItWas() throws Exception {
    Scene scene = new Scene();
    UUID hold = scene.hold(Scene.ANNA, 1, 1.1, 600, 11L, 12L);
    UUID order = scene.order(Scene.ANNA, hold, "key-1", 5, 5.2);
    scene.refund(Scene.ANNA, order, "back-1", 6, 6.1, "T0");
    scene.admit("T1", 7);
    scene.hold(Scene.BEN, 8, 8.1, 600, 21L);
    scene.prepared.add("format 131077, abc");
    scene.unbalanced.put("EUR", 1L);
    scene.unread.put("ops", "it does not answer");
    scene.primary = null;
    ObjectMapper json = new ObjectMapper();

    Reading again = json.readValue(json.writeValueAsBytes(scene.reading()), Reading.class);

    assertThat(again).isEqualTo(scene.reading());
  }
}
