package org.example.corpus;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.ServletSecurity.EmptyRoleSemantic;
import jakarta.servlet.annotation.WebServlet;

@WebServlet({"/said/*", "*.says"})
@ServletSecurity(@HttpConstraint(EmptyRoleSemantic.DENY))
public class AnnotatedSays extends Says {
  private static final long serialVersionUID = 1;
}
