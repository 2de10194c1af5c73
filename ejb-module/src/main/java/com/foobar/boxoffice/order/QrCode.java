package com.foobar.boxoffice.order;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A short text as a QR code (ISO/IEC 18004), which a reader makes out even if 15 % of it are dirty
 * or torn (level M).
 */
public final class QrCode {

  /** Light modules around the code, without which a reader may not find it. */
  private static final int QUIET = 4;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /**
   * @throws IllegalArgumentException when the text is too long for any code
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code has room for this text", e);
    }
  }

  /**
   * The picture, quiet zone included, with one unit for each module: sharp at every size, black on
   * white wherever it is shown, and nothing in it that was not drawn here.
   */
  public String svg() {
    int size = modules.getWidth() + 2 * QUIET;
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        int from = x;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
          x++;
        }
        if (x > from) {
          dark.append("M%d %dh%dv1h-%3$dz".formatted(from + QUIET, y + QUIET, x - from));
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/><path d="%2$s"/></svg>
        """
        .formatted(size, dark);
  }
}
