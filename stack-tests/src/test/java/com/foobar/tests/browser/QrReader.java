package com.foobar.tests.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;

/** What the scanner at a door reads. */
final class QrReader {
  private QrReader() {}

  /**
   * @throws AssertionError when there is no code in the picture that can be read
   */
  static String read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
    try {
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots))),
              Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    } catch (ReaderException e) {
      throw new AssertionError(
          "nothing to be read in a picture of %d × %d".formatted(width, height), e);
    }
  }
}
