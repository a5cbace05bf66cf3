package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PORT_TAKEN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_SETTINGS_WRONG;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.views.common.ViewBundle;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.sourceforge.argparse4j.inf.Namespace;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Door;
import org.commonpurse.api.access.KeyUse;
import org.commonpurse.api.access.People;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.audit.RequestNotes;
import org.commonpurse.api.job.Jobs;
import org.commonpurse.api.page.DocsResource;
import org.commonpurse.api.page.PagesResource;
import org.commonpurse.api.rest.BodyTimeFilter;
import org.commonpurse.api.rest.Resources;
import org.commonpurse.api.rest.UnreadableRequests;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.problem.ProblemException;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service on one ledger. */
public final class Service extends Application<ServiceConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Optional<String> databaseUrl;

  private final OptionalInt port;

  private @Nullable Server server;

  private @Nullable Throwable failure;

  private @Nullable ApiKeys keys;

  /** The service as its settings describe it. */
  public Service() {
    this(Optional.empty(), OptionalInt.empty());
  }

  /**
   * The service on a database and port.
   *
   * @param databaseUrl  the database, in place of the one that the settings name
   * @param port  where to listen, in place of what the settings say; health checks and metrics are at
   *     the port after it
   */
  public Service(Optional<String> databaseUrl, OptionalInt port) {
    this.databaseUrl = databaseUrl;
    this.port = port;
  }

  /**
   * Starts the service.
   *
   * @param settings  the file of its settings
   * @return the service as it runs, until it is closed
   * @throws ProblemException {@code SERVICE_PORT_TAKEN}, {@code SERVICE_SETTINGS_WRONG}, or what
   *     opening the database refuses
   */
  public RunningService start(Path settings) throws Exception {
    run("server", settings.toString());
    var started = server;
    if (failure != null || started == null) {
      throw explained(failure);
    }
    // Only once it listens: a key that was made for a service that did not start would be lost.
    return new RunningService(started, keys == null ? Optional.empty() : keys.createFirst());
  }

  private static Exception explained(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refusal) {
        return refusal;
      }
      if (cause instanceof BindException) {
        return new ProblemException(
            SERVICE_PORT_TAKEN.because(
                "The service cannot listen where it should: "
                    + cause.getMessage()
                    + ". End what listens there, or choose another port with --port."),
            cause);
      }
      if (cause instanceof ConfigurationException) {
        return new ProblemException(
            SERVICE_SETTINGS_WRONG.because(String.valueOf(cause.getMessage()).strip()), cause);
      }
    }
    return new IllegalStateException("The service did not start", failure);
  }

  @Override
  public String getName() {
    return "commonpurse";
  }

  @Override
  public void initialize(Bootstrap<ServiceConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
    bootstrap.addBundle(new ViewBundle<>());
  }

  @Override
  protected void addDefaultCommands(Bootstrap<ServiceConfiguration> bootstrap) {
    bootstrap.addCommand(
        new ServerCommand<>(this) {
          @Override
          public void onError(Cli cli, Namespace namespace, Throwable thrown) {
            failure = thrown;
          }
        });
  }

  @Override
  protected void onFatalError(Throwable thrown) {
    failure = thrown;
  }

  @Override
  public void run(ServiceConfiguration configuration, Environment environment) {
    var ledger =
        Ledger.open(
            databaseUrl.orElse(configuration.database().url()),
            Clock.systemUTC(),
            configuration.checkpoints().keeper(),
            configuration.database().clockBehind());
    var jobs = new Jobs(Clock.systemUTC());
    environment.lifecycle().manage(closing(ledger));
    environment.lifecycle().manage(closing(jobs));
    var notes = RequestNotes.in(ledger.audit(), Clock.systemUTC());
    environment.lifecycle().manage(closing(notes));
    environment.lifecycle().addServerLifecycleListener(this::started);
    environment.lifecycle().addEventListener(new HeadersAsTheyAre());
    var metrics = new PrometheusRegistry();
    var url = databaseUrl.orElse(configuration.database().url());
    long roomBytesLeast = configuration.database().roomBytesLeast();
    AdminPort.prepare(environment, ledger, Ledger.file(url), roomBytesLeast, jobs, metrics);
    if (configuration.getServerFactory() instanceof AbstractServerFactory factory) {
      // Ours answers everything, so that every refusal has one form.
      factory.setRegisterDefaultExceptionMappers(false);
    }
    port.ifPresent(number -> listen(configuration, number));
    environment.getObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_ABSENT);
    var jersey = environment.jersey();
    Resources.forRequests().forEach(jersey::register);
    var door = door(configuration, environment, ledger);
    Resources.on(
            ledger,
            door,
            jobs,
            Clock.systemUTC(),
            Path.of(System.getProperty("java.io.tmpdir")),
            configuration.hosts(),
            configuration.access().issuers(),
            configuration.limits().rates(),
            metrics,
            notes)
        .forEach(jersey::register);
    jersey.register(new BodyTimeFilter(configuration.limits().bodyTime()));
    jersey.register(new DocsResource());
    jersey.register(new PagesResource(ledger, new Seeing(ledger, Clock.systemUTC())));
  }

  private Door door(ServiceConfiguration configuration, Environment environment, Ledger ledger) {
    var clock = Clock.systemUTC();
    var signIns = configuration.access().signIns(clock);
    if (configuration.access().trustedHeaders()) {
      LOG.warn(
          "access.trustedHeaders is set: whoever reaches this service may do everything, as whoever"
              + " the header Acting-As names. A proxy that knows its users must stand before it.");
      return new Door.Trusting();
    }
    keys = new ApiKeys(ledger.access(), clock);
    var use = new KeyUse(ledger.access(), clock);
    environment.lifecycle().manage(closing(use));
    return new Door.Locked(keys, new People(signIns, ledger.access(), clock), use);
  }

  private void started(Server started) {
    started.setErrorHandler(new UnreadableRequests());
    server = started;
  }

  private static void listen(ServiceConfiguration configuration, int port) {
    if (configuration.getServerFactory() instanceof DefaultServerFactory factory) {
      setPort(factory.getApplicationConnectors(), port);
      setPort(factory.getAdminConnectors(), port == 0 ? 0 : port + 1);
    }
  }

  private static void setPort(List<ConnectorFactory> connectors, int port) {
    if (connectors.get(0) instanceof HttpConnectorFactory connector) {
      connector.setPort(port);
    }
  }

  private static Managed closing(AutoCloseable opened) {
    return new Managed() {
      @Override
      public void stop() throws Exception {
        opened.close();
      }
    };
  }
}
