package org.mailpromoter.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailpromoter.access.IdentityProvider;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.web.Fields;

/** A provider of OpenID Connect. Thread-safe. */
public final class OpenIdProvider implements IdentityProvider {
  private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final OpenIdSettings settings;
  private final Clock clock;
  private final Sender sender;
  private final Discovery discovery;

  /** A provider. */
  public OpenIdProvider(OpenIdSettings settings, Clock clock) {
    this(settings, clock, Sender.client());
  }

  OpenIdProvider(OpenIdSettings settings, Clock clock, HttpClient client) {
    this(settings, clock, new Sender(client));
  }

  OpenIdProvider(OpenIdSettings settings, Clock clock, Sender sender) {
    this.settings = settings;
    this.clock = clock;
    this.sender = sender;
    this.discovery = new Discovery(settings, sender, clock);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Begun begin(URI answer, boolean again) throws ProviderException {
    Kept kept = Kept.random(again);
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                new ResponseType(ResponseType.Value.CODE), scope(), client(), answer)
            .endpointURI(provider().metadata().getAuthorizationEndpointURI())
            .state(kept.state())
            .nonce(kept.nonce())
            .codeChallenge(kept.verifier(), CodeChallengeMethod.S256);
    if (again) {
      request.prompt(Prompt.Type.LOGIN).maxAge(0);
    }
    return new Begun(request.build().toURI(), kept.text());
  }

  private Scope scope() {
    Scope scope = new Scope("openid");
    settings.scopes().forEach(scope::add);
    return scope;
  }

  private ClientID client() {
    return new ClientID(settings.clientId());
  }

  private Discovery.Provider provider() throws ProviderException {
    try {
      return discovery.provider();
    } catch (IOException e) {
      throw away(e);
    } catch (GeneralException | RuntimeException e) {
      throw wrong(e);
    }
  }

  @Override
  public Vouched finish(URI answer, Fields query, String text) throws ProviderException {
    Kept kept = Kept.parse(text).orElseThrow(OpenIdProvider::forgotten);
    Discovery.Provider provider = provider();
    try {
      AuthorizationCode code = code(answer, query, kept, provider.metadata());
      JWT token = token(code, answer, kept, provider.metadata());
      return vouched(provider.validator().validate(token, kept.nonce()), kept);
    } catch (IOException e) {
      throw away(e);
    } catch (GeneralException | BadJOSEException | JOSEException | RuntimeException e) {
      throw wrong(e);
    }
  }

  private AuthorizationCode code(URI answer, Fields query, Kept kept, OIDCProviderMetadata metadata)
      throws GeneralException, ProviderException {
    Map<String, List<String>> parameters =
        query.names().stream().collect(Collectors.toMap(Function.identity(), query::all));
    AuthenticationResponse response = AuthenticationResponseParser.parse(answer, parameters);
    if (!kept.state().equals(response.getState())) {
      throw forgotten();
    }
    boolean named = metadata.supportsAuthorizationResponseIssuerParam();
    if ((named || response.getIssuer() != null)
        && !metadata.getIssuer().equals(response.getIssuer())) {
      throw new GeneralException("The answer is from " + response.getIssuer() + ".");
    }
    if (response instanceof AuthenticationSuccessResponse success
        && success.getAuthorizationCode() != null) {
      return success.getAuthorizationCode();
    }
    throw new ProviderException(name() + " did not let you in. Log in again.");
  }

  private JWT token(AuthorizationCode code, URI answer, Kept kept, OIDCProviderMetadata metadata)
      throws IOException, GeneralException {
    AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, answer, kept.verifier());
    URI endpoint = metadata.getTokenEndpointURI();
    TokenRequest.Builder request =
        settings
            .clientSecret()
            .map(secret -> new TokenRequest.Builder(endpoint, proof(secret, metadata), grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant));
    HTTPResponse response = (HTTPResponse) sender.send(request.build().toHTTPRequest());
    if (OIDCTokenResponseParser.parse(response) instanceof OIDCTokenResponse tokens
        && tokens.getOIDCTokens().getIDToken() != null) {
      return tokens.getOIDCTokens().getIDToken();
    }
    throw new GeneralException("The provider refused the code: " + response.getStatusCode());
  }

  private ClientAuthentication proof(String secret, OIDCProviderMetadata metadata) {
    List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
    boolean post =
        ways != null
            && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return post
        ? new ClientSecretPost(client(), new Secret(secret))
        : new ClientSecretBasic(client(), new Secret(secret));
  }

  private Vouched vouched(IDTokenClaimsSet claims, Kept kept)
      throws GeneralException, ProviderException {
    if (claims.getAudience().size() != 1) {
      throw new GeneralException("The ID token is also for " + claims.getAudience() + ".");
    }
    Instant proved =
        Optional.ofNullable(claims.getAuthenticationTime())
            .map(each -> each.toInstant())
            .orElse(Instant.EPOCH);
    if (kept.again() && proved.isBefore(clock.instant().minus(FRESH).minus(SKEW))) {
      throw new ProviderException(name() + " did not ask who you are. Log out there first.");
    }
    Holder holder =
        Person.of(claims, settings)
            .orElseThrow(
                () ->
                    new ProviderException(
                        name() + " knows you, but you have no role here. Ask an administrator."));
    return new Vouched(holder, proved);
  }

  private static ProviderException forgotten() {
    return new ProviderException("This login began elsewhere or too long ago. Begin again.");
  }

  private ProviderException away(IOException cause) {
    LOG.log(Level.WARNING, "{0} does not answer: {1}", settings.issuer(), cause.getMessage());
    return new ProviderException(
        name() + " does not answer at the moment. Try again in a minute.", cause);
  }

  private ProviderException wrong(Exception cause) {
    LOG.log(Level.WARNING, "Refused an answer of {0}: {1}", settings.issuer(), cause.getMessage());
    return new ProviderException(
        "The answer of " + name() + " cannot be trusted. Log in again, or ask an administrator.",
        cause);
  }
}
