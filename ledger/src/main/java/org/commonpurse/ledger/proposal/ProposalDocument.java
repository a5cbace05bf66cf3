package org.commonpurse.ledger.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.seal.ChainEvent;

/** The documents of events that record proposals, and answers to them. */
public final class ProposalDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProposalDocument() {}

  /** A proposal as JSON; who makes it, and when, stands beside it. */
  public static String of(
      ProposedRequest request,
      String digest,
      Consent consent,
      Set<RoleCode> roles,
      Credential credential,
      Instant answerBy) {
    var json = JSON.createObjectNode();
    json.put("operation", request.operation());
    var parameters = json.putObject("parameters");
    request.parameters().forEach(parameters::put);
    json.put("document", request.document());
    json.put("digest", digest);
    if (consent instanceof Consent.OfPartners partners) {
      var signatures = json.putArray("signatures");
      partners.inOrder().forEach(partner -> signatures.add(partner.value()));
    }
    var array = json.putArray("roles");
    roles.stream().map(RoleCode::value).sorted().forEach(array::add);
    write(json, credential);
    json.put("answerBy", answerBy.toString());
    return json.toString();
  }

  /** The proposal that an event records, with no answer yet. */
  public static Proposal read(ChainEvent event) {
    JsonNode json = json(event);
    var parameters = new TreeMap<String, String>();
    json.path("parameters")
        .properties()
        .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
    var roles = texts(json.path("roles")).stream().map(RoleCode::of).collect(Collectors.toSet());
    return new Proposal(
        event.fund(),
        Long.parseLong(event.subject()),
        new ProposedRequest(
            json.path("operation").asText(),
            parameters,
            event
                .proof()
                .takenOut()
                .map(TextProof.TakenOut::inPlace)
                .orElseGet(() -> json.path("document").asText())),
        json.path("digest").asText(),
        json.has("signatures")
            ? new Consent.OfPartners(
                texts(json.path("signatures")).stream()
                    .map(PartnerCode::of)
                    .collect(Collectors.toSet()))
            : Consent.APPROVAL,
        new Actor(event.by().id(), event.by().name(), roles),
        credential(json, event.by()),
        event.recordedAt(),
        Instant.parse(json.path("answerBy").asText()),
        List.of());
  }

  /** An answer as JSON, with what the act recorded that came of it. */
  public static String of(
      NewAnswer answer, Credential credential, Optional<CarriedOut> carriedOut) {
    var json = JSON.createObjectNode();
    json.put("answer", answer.kind().name());
    answer.partner().ifPresent(partner -> json.put("partner", partner.value()));
    json.put("digest", answer.digest());
    json.put("reason", answer.reason());
    write(json, credential);
    carriedOut.ifPresent(links -> write(json.putObject("carriedOut"), links));
    return json.toString();
  }

  /** Where nothing is said, which was so before it was asked, it was taken on trust. */
  private static void write(ObjectNode json, Credential credential) {
    if (credential instanceof Credential.ByKey shown) {
      json.put("key", shown.key());
    } else if (credential instanceof Credential.BySignIn person) {
      var roles = json.putArray("signedIn");
      for (var each : person.roles()) {
        var role = roles.addObject().put("role", each.role());
        each.fund().ifPresent(fund -> role.put("fund", fund.value()));
        each.partner().ifPresent(partner -> role.put("partner", partner.value()));
      }
    }
  }

  private static Credential credential(JsonNode json, Actor by) {
    if (json.has("key")) {
      return new Credential.ByKey(json.path("key").asText());
    }
    if (json.has("signedIn")) {
      return new Credential.BySignIn(
          StreamSupport.stream(json.path("signedIn").spliterator(), false)
              .map(role -> role(role, by))
              .toList());
    }
    return Credential.ON_TRUST;
  }

  private static NewGrant role(JsonNode role, Actor by) {
    return new NewGrant(
        by,
        role.path("role").asText(),
        text(role, "fund").map(FundCode::of),
        text(role, "partner").map(PartnerCode::of),
        Optional.empty());
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  private static void write(ObjectNode json, CarriedOut links) {
    json.put("afterEntry", links.afterEntry()).put("lastEntry", links.lastEntry());
    json.put("afterEvent", links.afterEvent()).put("lastEvent", links.lastEvent());
  }

  /** The answer that an event records. */
  public static ProposalAnswer answer(ChainEvent event) {
    JsonNode json = json(event);
    JsonNode links = json.path("carriedOut");
    return new ProposalAnswer(
        new NewAnswer(
            AnswerKind.valueOf(json.path("answer").asText()),
            text(json, "partner").map(PartnerCode::of),
            json.path("digest").asText(),
            json.path("reason").asText()),
        event.by(),
        credential(json, event.by()),
        event.recordedAt(),
        links.isObject()
            ? Optional.of(
                new CarriedOut(
                    links.path("afterEntry").longValue(),
                    links.path("lastEntry").longValue(),
                    links.path("afterEvent").longValue(),
                    links.path("lastEvent").longValue()))
            : Optional.empty());
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static JsonNode json(ChainEvent event) {
    try {
      return JSON.readTree(event.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of event " + event.number() + " is broken", e);
    }
  }
}
