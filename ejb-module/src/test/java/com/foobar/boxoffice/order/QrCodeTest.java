package com.foobar.boxoffice.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  private static final int DOTS = 3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K7Q4",
        "0123456789ABCDEFGHJK",
        "https://www.foobar.com/t/0123456789ABCDEFGHJK?from=Café Zoë",
        "00000000000000000000",
        "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"
      })
  void isReadAsItWasWritten(String text) throws ReaderException {
    assertThat(read(QrCode.of(text).svg(), false)).isEqualTo(text);
  }

  @Test
  void isReadThroughAStain() throws ReaderException {
    String text = RandomCode.ofTicket();

    assertThat(read(QrCode.of(text).svg(), true)).isEqualTo(text);
  }

  @Test
  void hasRoomAroundIt() {
    int[] dots = draw(QrCode.of("K7Q4").svg(), false);
    int width = (int) Math.sqrt(dots.length);

    for (int i = 0; i < width; i++) {
      for (int edge = 0; edge < 4 * DOTS; edge++) {
        assertThat(
                new int[] {
                  dots[edge * width + i],
                  dots[(width - 1 - edge) * width + i],
                  dots[i * width + edge],
                  dots[i * width + width - 1 - edge]
                })
            .containsOnly(0xFFFFFF);
      }
    }
  }

  @Test
  void ofAWholeBookIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(4000)));
  }

  private static String read(String svg, boolean stained) throws ReaderException {
    int[] dots = draw(svg, stained);
    int width = (int) Math.sqrt(dots.length);
    var picture =
        new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, width, dots)));
    var found = new QRCodeReader().decode(picture, Map.of(DecodeHintType.TRY_HARDER, true));
    assertThat(found.getResultMetadata())
        .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    return found.getText();
  }

  /** The picture as dots: white, and on it the dark rectangles of the second path. */
  private static int[] draw(String svg, boolean stained) {
    var box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
    assertThat(box.find()).isTrue();
    int width = DOTS * Integer.parseInt(box.group(1));
    int[] dots = new int[width * width];
    Arrays.fill(dots, 0xFFFFFF);
    var rectangle = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
    while (rectangle.find()) {
      int x = Integer.parseInt(rectangle.group(1));
      int y = Integer.parseInt(rectangle.group(2));
      int length = Integer.parseInt(rectangle.group(3));
      for (int row = 0; row < DOTS; row++) {
        Arrays.fill(
            dots,
            (y * DOTS + row) * width + x * DOTS,
            (y * DOTS + row) * width + (x + length) * DOTS,
            0);
      }
    }
    if (stained) {
      // Two by two modules in the middle of the data.
      for (int row = 0; row < 2 * DOTS; row++) {
        int at = (width / 2 + row) * width + width / 2;
        Arrays.fill(dots, at, at + 2 * DOTS, 0);
      }
    }
    return dots;
  }
}
