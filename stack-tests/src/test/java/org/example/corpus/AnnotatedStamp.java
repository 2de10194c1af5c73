package org.example.corpus;

import jakarta.servlet.annotation.WebFilter;

@WebFilter({"/stamped/*", "/index.html"})
public class AnnotatedStamp extends Stamp {
  private static final long serialVersionUID = 1;
}
