package com.foobar.server.subsystem;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.ExtensionContext;
import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ReloadRequiredRemoveStepHandler;
import org.jboss.as.controller.SimpleResourceDefinition;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.descriptions.NonResolvingResourceDescriptionResolver;
import org.jboss.as.controller.operations.common.GenericSubsystemDescribeHandler;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.controller.parsing.ExtensionParsingContext;
import org.jboss.as.controller.parsing.ParseUtils;
import org.jboss.as.controller.persistence.SubsystemMarshallingContext;
import org.jboss.dmr.ModelNode;
import org.jboss.staxmapper.XMLElementReader;
import org.jboss.staxmapper.XMLElementWriter;
import org.jboss.staxmapper.XMLExtendedStreamReader;
import org.jboss.staxmapper.XMLExtendedStreamWriter;

/**
 * WildFly's way to ours ({@code server-config/cli/75-ours.cli}): a subsystem in which there is
 * nothing to set. WildFly finds this class by {@code META-INF/services}.
 */
public final class ServerExtension implements Extension {
  static final String SUBSYSTEM = "foobar";
  private static final String NAMESPACE = "urn:foobar:server:1.0";
  private static final PathElement PATH =
      PathElement.pathElement(ModelDescriptionConstants.SUBSYSTEM, SUBSYSTEM);

  @Override
  public void initialize(ExtensionContext context) {
    SubsystemRegistration subsystem = context.registerSubsystem(SUBSYSTEM, ModelVersion.create(1));
    subsystem
        .registerSubsystemModel(
            new SimpleResourceDefinition(
                new SimpleResourceDefinition.Parameters(
                        PATH, NonResolvingResourceDescriptionResolver.INSTANCE)
                    .setAddHandler(new AddSubsystem())
                    .setRemoveHandler(ReloadRequiredRemoveStepHandler.INSTANCE)))
        .registerOperationHandler(
            GenericSubsystemDescribeHandler.DEFINITION, GenericSubsystemDescribeHandler.INSTANCE);
    subsystem.registerXMLElementWriter(Xml::new);
  }

  @Override
  public void initializeParsers(ExtensionParsingContext context) {
    context.setSubsystemXmlMapping(SUBSYSTEM, NAMESPACE, Xml::new);
  }

  /** {@code <subsystem xmlns="urn:foobar:server:1.0"/>}. */
  private static final class Xml
      implements XMLElementReader<List<ModelNode>>, XMLElementWriter<SubsystemMarshallingContext> {
    @Override
    public void readElement(XMLExtendedStreamReader reader, List<ModelNode> operations)
        throws XMLStreamException {
      ParseUtils.requireNoAttributes(reader);
      ParseUtils.requireNoContent(reader);
      operations.add(Util.createAddOperation(PathAddress.pathAddress(PATH)));
    }

    @Override
    public void writeContent(XMLExtendedStreamWriter writer, SubsystemMarshallingContext context)
        throws XMLStreamException {
      context.startSubsystemElement(NAMESPACE, false);
      writer.writeEndElement();
    }
  }
}
