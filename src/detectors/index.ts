// Written by scripts/generate-detectors.ts; run it after adding a detector.
import type { Detector } from './detector.js';
import { ably } from './ably.js';
import { abuseipdb } from './abuseipdb.js';
import { accuweather } from './accuweather.js';
import { adafruit } from './adafruit.js';
import { adobe } from './adobe.js';
import { adyen } from './adyen.js';
import { age } from './age.js';
import { ai21 } from './ai21.js';
import { aikido } from './aikido.js';
import { airbrake } from './airbrake.js';
import { airship } from './airship.js';
import { airtable } from './airtable.js';
import { aiven } from './aiven.js';
import { akamai } from './akamai.js';
import { akeyless } from './akeyless.js';
import { alchemy } from './alchemy.js';
import { algolia } from './algolia.js';
import { alibaba } from './alibaba.js';
import { amadeus } from './amadeus.js';
import { amplitude } from './amplitude.js';
import { amqp } from './amqp.js';
import { anthropic } from './anthropic.js';
import { apache } from './apache.js';
import { apify } from './apify.js';
import { apollo } from './apollo.js';
import { appCenter } from './app-center.js';
import { apple } from './apple.js';
import { appveyor } from './appveyor.js';
import { argocd } from './argocd.js';
import { artifacthub } from './artifacthub.js';
import { artifactory } from './artifactory.js';
import { asaas } from './asaas.js';
import { asana } from './asana.js';
import { aspNet } from './asp-net.js';
import { assemblyai } from './assemblyai.js';
import { atlassian } from './atlassian.js';
import { auth0 } from './auth0.js';
import { authress } from './authress.js';
import { autodesk } from './autodesk.js';
import { aws } from './aws.js';
import { axiom } from './axiom.js';
import { azure } from './azure.js';
import { azureApim } from './azure-apim.js';
import { azureAppConfiguration } from './azure-app-configuration.js';
import { azureAppService } from './azure-app-service.js';
import { azureBatch } from './azure-batch.js';
import { azureCacheRedis } from './azure-cache-redis.js';
import { azureCognitiveServices } from './azure-cognitive-services.js';
import { azureCommunicationServices } from './azure-communication-services.js';
import { azureContainerRegistry } from './azure-container-registry.js';
import { azureCosmosdb } from './azure-cosmosdb.js';
import { azureDevops } from './azure-devops.js';
import { azureEventgrid } from './azure-eventgrid.js';
import { azureEventhub } from './azure-eventhub.js';
import { azureFunction } from './azure-function.js';
import { azureIotHub } from './azure-iot-hub.js';
import { azureLogicApp } from './azure-logic-app.js';
import { azureMaps } from './azure-maps.js';
import { azureMl } from './azure-ml.js';
import { azureNotificationHub } from './azure-notification-hub.js';
import { azureOpenai } from './azure-openai.js';
import { azurePowerAutomate } from './azure-power-automate.js';
import { azureRelay } from './azure-relay.js';
import { azureSearch } from './azure-search.js';
import { azureServicebus } from './azure-servicebus.js';
import { azureSignalr } from './azure-signalr.js';
import { azureSql } from './azure-sql.js';
import { azureWebPubsub } from './azure-web-pubsub.js';
import { bamboo } from './bamboo.js';
import { bannerbear } from './bannerbear.js';
import { baremetrics } from './baremetrics.js';
import { baseten } from './baseten.js';
import { beamer } from './beamer.js';
import { betterstack } from './betterstack.js';
import { binance } from './binance.js';
import { bip39 } from './bip39.js';
import { bitbucket } from './bitbucket.js';
import { bitcoin } from './bitcoin.js';
import { bitfinex } from './bitfinex.js';
import { bitly } from './bitly.js';
import { bitmex } from './bitmex.js';
import { bitrise } from './bitrise.js';
import { bittrex } from './bittrex.js';
import { bitwarden } from './bitwarden.js';
import { blynk } from './blynk.js';
import { box } from './box.js';
import { braintree } from './braintree.js';
import { branchio } from './branchio.js';
import { brave } from './brave.js';
import { brevo } from './brevo.js';
import { browserbase } from './browserbase.js';
import { browserstack } from './browserstack.js';
import { bugsnag } from './bugsnag.js';
import { buildkite } from './buildkite.js';
import { buttercms } from './buttercms.js';
import { calcom } from './calcom.js';
import { calendly } from './calendly.js';
import { canadaNotify } from './canada-notify.js';
import { canva } from './canva.js';
import { capsulecrm } from './capsulecrm.js';
import { cartesia } from './cartesia.js';
import { censys } from './censys.js';
import { cerebras } from './cerebras.js';
import { chargebee } from './chargebee.js';
import { chartmogul } from './chartmogul.js';
import { checkly } from './checkly.js';
import { checkout } from './checkout.js';
import { circleci } from './circleci.js';
import { cisco } from './cisco.js';
import { civo } from './civo.js';
import { clarifai } from './clarifai.js';
import { clay } from './clay.js';
import { clearbit } from './clearbit.js';
import { clerk } from './clerk.js';
import { clickhouse } from './clickhouse.js';
import { clickup } from './clickup.js';
import { clockify } from './clockify.js';
import { clojars } from './clojars.js';
import { close } from './close.js';
import { cloudflare } from './cloudflare.js';
import { cloudinary } from './cloudinary.js';
import { cloudsmith } from './cloudsmith.js';
import { cockroachdb } from './cockroachdb.js';
import { cocoapods } from './cocoapods.js';
import { codacy } from './codacy.js';
import { codeclimate } from './codeclimate.js';
import { codecov } from './codecov.js';
import { codemagic } from './codemagic.js';
import { coderabbit } from './coderabbit.js';
import { cohere } from './cohere.js';
import { coinapi } from './coinapi.js';
import { coinbase } from './coinbase.js';
import { command } from './command.js';
import { composio } from './composio.js';
import { configcat } from './configcat.js';
import { confluent } from './confluent.js';
import { conjur } from './conjur.js';
import { consul } from './consul.js';
import { contentful } from './contentful.js';
import { convertkit } from './convertkit.js';
import { couchbase } from './couchbase.js';
import { coveralls } from './coveralls.js';
import { coze } from './coze.js';
import { cratesIo } from './crates-io.js';
import { crowdin } from './crowdin.js';
import { cursor } from './cursor.js';
import { customerio } from './customerio.js';
import { cypress } from './cypress.js';
import { dashscope } from './dashscope.js';
import { databento } from './databento.js';
import { databricks } from './databricks.js';
import { datadog } from './datadog.js';
import { datagov } from './datagov.js';
import { datastax } from './datastax.js';
import { deepai } from './deepai.js';
import { deepgram } from './deepgram.js';
import { deepseek } from './deepseek.js';
import { definedNetworking } from './defined-networking.js';
import { delighted } from './delighted.js';
import { deno } from './deno.js';
import { dependencyTrack } from './dependency-track.js';
import { devcycle } from './devcycle.js';
import { deviantart } from './deviantart.js';
import { devin } from './devin.js';
import { dfuse } from './dfuse.js';
import { diffbot } from './diffbot.js';
import { digitalocean } from './digitalocean.js';
import { dingtalk } from './dingtalk.js';
import { discord } from './discord.js';
import { disqus } from './disqus.js';
import { ditto } from './ditto.js';
import { django } from './django.js';
import { docker } from './docker.js';
import { dockerSwarm } from './docker-swarm.js';
import { dockerhub } from './dockerhub.js';
import { docparser } from './docparser.js';
import { docusign } from './docusign.js';
import { doppler } from './doppler.js';
import { droneci } from './droneci.js';
import { dropbox } from './dropbox.js';
import { dropboxSign } from './dropbox-sign.js';
import { duffel } from './duffel.js';
import { duo } from './duo.js';
import { dwolla } from './dwolla.js';
import { dynatrace } from './dynatrace.js';
import { e2b } from './e2b.js';
import { easypost } from './easypost.js';
import { ebay } from './ebay.js';
import { elasticCloud } from './elastic-cloud.js';
import { elasticemail } from './elasticemail.js';
import { elasticsearch } from './elasticsearch.js';
import { elevenlabs } from './elevenlabs.js';
import { endorlabs } from './endorlabs.js';
import { eraser } from './eraser.js';
import { ethereum } from './ethereum.js';
import { etherscan } from './etherscan.js';
import { etsy } from './etsy.js';
import { eventbrite } from './eventbrite.js';
import { exa } from './exa.js';
import { exoscale } from './exoscale.js';
import { expo } from './expo.js';
import { facebook } from './facebook.js';
import { fal } from './fal.js';
import { fastly } from './fastly.js';
import { fauna } from './fauna.js';
import { figma } from './figma.js';
import { filezilla } from './filezilla.js';
import { finage } from './finage.js';
import { finicity } from './finicity.js';
import { finnhub } from './finnhub.js';
import { firecrawl } from './firecrawl.js';
import { firefox } from './firefox.js';
import { fireworks } from './fireworks.js';
import { fleetbase } from './fleetbase.js';
import { flexportLogistics } from './flexport-logistics.js';
import { flickr } from './flickr.js';
import { flutterwave } from './flutterwave.js';
import { fly } from './fly.js';
import { fontawesome } from './fontawesome.js';
import { foursquare } from './foursquare.js';
import { frameio } from './frameio.js';
import { freemius } from './freemius.js';
import { freshbooks } from './freshbooks.js';
import { freshdesk } from './freshdesk.js';
import { friendli } from './friendli.js';
import { ftp } from './ftp.js';
import { fullstory } from './fullstory.js';
import { gemfury } from './gemfury.js';
import { geminiExchange } from './gemini-exchange.js';
import { generic } from './generic.js';
import { getresponse } from './getresponse.js';
import { gitalk } from './gitalk.js';
import { gitea } from './gitea.js';
import { gitguardian } from './gitguardian.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { gitter } from './gitter.js';
import { gocardless } from './gocardless.js';
import { godaddy } from './godaddy.js';
import { gogs } from './gogs.js';
import { google } from './google.js';
import { gradle } from './gradle.js';
import { grafana } from './grafana.js';
import { graphhopper } from './graphhopper.js';
import { greptile } from './greptile.js';
import { groq } from './groq.js';
import { gumroad } from './gumroad.js';
import { harness } from './harness.js';
import { harvest } from './harvest.js';
import { hasura } from './hasura.js';
import { hcp } from './hcp.js';
import { helpscout } from './helpscout.js';
import { here } from './here.js';
import { heroku } from './heroku.js';
import { hetzner } from './hetzner.js';
import { hexPm } from './hex-pm.js';
import { highnote } from './highnote.js';
import { honeycomb } from './honeycomb.js';
import { http } from './http.js';
import { huaweiCloud } from './huawei-cloud.js';
import { hubspot } from './hubspot.js';
import { huggingface } from './huggingface.js';
import { hunter } from './hunter.js';
import { ibmCloud } from './ibm-cloud.js';
import { ibmCloudant } from './ibm-cloudant.js';
import { ifttt } from './ifttt.js';
import { imagekit } from './imagekit.js';
import { imap } from './imap.js';
import { infisical } from './infisical.js';
import { influxdb } from './influxdb.js';
import { infomaniak } from './infomaniak.js';
import { infracost } from './infracost.js';
import { infura } from './infura.js';
import { insightly } from './insightly.js';
import { instagram } from './instagram.js';
import { instantly } from './instantly.js';
import { intercom } from './intercom.js';
import { intra42 } from './intra42.js';
import { ionic } from './ionic.js';
import { ipinfo } from './ipinfo.js';
import { ipstack } from './ipstack.js';
import { iterable } from './iterable.js';
import { jdbc } from './jdbc.js';
import { jenkins } from './jenkins.js';
import { jetbrains } from './jetbrains.js';
import { jina } from './jina.js';
import { jira } from './jira.js';
import { jotform } from './jotform.js';
import { jumpcloud } from './jumpcloud.js';
import { juniper } from './juniper.js';
import { jupiterone } from './jupiterone.js';
import { jwk } from './jwk.js';
import { jwt } from './jwt.js';
import { kafka } from './kafka.js';
import { kaggle } from './kaggle.js';
import { kagi } from './kagi.js';
import { keenio } from './keenio.js';
import { keeper } from './keeper.js';
import { kerberos } from './kerberos.js';
import { kickbox } from './kickbox.js';
import { klaviyo } from './klaviyo.js';
import { klingai } from './klingai.js';
import { knapsackpro } from './knapsackpro.js';
import { kontent } from './kontent.js';
import { kraken } from './kraken.js';
import { kubernetes } from './kubernetes.js';
import { kucoin } from './kucoin.js';
import { lambdaCloud } from './lambda-cloud.js';
import { lambdatest } from './lambdatest.js';
import { langfuse } from './langfuse.js';
import { langsmith } from './langsmith.js';
import { laravel } from './laravel.js';
import { lark } from './lark.js';
import { launchdarkly } from './launchdarkly.js';
import { ldap } from './ldap.js';
import { lemlist } from './lemlist.js';
import { lemonsqueezy } from './lemonsqueezy.js';
import { lichess } from './lichess.js';
import { lighton } from './lighton.js';
import { line } from './line.js';
import { linear } from './linear.js';
import { linkedin } from './linkedin.js';
import { linode } from './linode.js';
import { llamaindex } from './llamaindex.js';
import { lob } from './lob.js';
import { loggly } from './loggly.js';
import { login } from './login.js';
import { logzio } from './logzio.js';
import { lokalise } from './lokalise.js';
import { looker } from './looker.js';
import { luno } from './luno.js';
import { magicbell } from './magicbell.js';
import { mailchimp } from './mailchimp.js';
import { mailersend } from './mailersend.js';
import { mailgun } from './mailgun.js';
import { mailjet } from './mailjet.js';
import { mailmodo } from './mailmodo.js';
import { make } from './make.js';
import { mandrill } from './mandrill.js';
import { mapbox } from './mapbox.js';
import { matrix } from './matrix.js';
import { mattermost } from './mattermost.js';
import { maven } from './maven.js';
import { maxmind } from './maxmind.js';
import { meilisearch } from './meilisearch.js';
import { mem0 } from './mem0.js';
import { meraki } from './meraki.js';
import { mercury } from './mercury.js';
import { mergify } from './mergify.js';
import { messagebird } from './messagebird.js';
import { metabase } from './metabase.js';
import { microsoftTeams } from './microsoft-teams.js';
import { midtrans } from './midtrans.js';
import { minimax } from './minimax.js';
import { miro } from './miro.js';
import { mistral } from './mistral.js';
import { mixpanel } from './mixpanel.js';
import { modal } from './modal.js';
import { mollie } from './mollie.js';
import { monday } from './monday.js';
import { mongodb } from './mongodb.js';
import { mongodbAtlas } from './mongodb-atlas.js';
import { moonshot } from './moonshot.js';
import { moralis } from './moralis.js';
import { mqtt } from './mqtt.js';
import { mulesoft } from './mulesoft.js';
import { mux } from './mux.js';
import { mysql } from './mysql.js';
import { mysqlNative } from './mysql-native.js';
import { n8n } from './n8n.js';
import { namecheap } from './namecheap.js';
import { nasdaqDataLink } from './nasdaq-data-link.js';
import { nats } from './nats.js';
import { neo4j } from './neo4j.js';
import { neon } from './neon.js';
import { netlify } from './netlify.js';
import { netrc } from './netrc.js';
import { netsuite } from './netsuite.js';
import { newrelic } from './newrelic.js';
import { newsapi } from './newsapi.js';
import { nexus } from './nexus.js';
import { ngrok } from './ngrok.js';
import { nightfall } from './nightfall.js';
import { nomad } from './nomad.js';
import { nostr } from './nostr.js';
import { notion } from './notion.js';
import { npm } from './npm.js';
import { ntlm } from './ntlm.js';
import { nuget } from './nuget.js';
import { nvidia } from './nvidia.js';
import { nylas } from './nylas.js';
import { nytimes } from './nytimes.js';
import { oci } from './oci.js';
import { octopus } from './octopus.js';
import { odbc } from './odbc.js';
import { okta } from './okta.js';
import { ollama } from './ollama.js';
import { onelogin } from './onelogin.js';
import { onepassword } from './onepassword.js';
import { onesignal } from './onesignal.js';
import { onfido } from './onfido.js';
import { onfleet } from './onfleet.js';
import { openai } from './openai.js';
import { openrouter } from './openrouter.js';
import { openshift } from './openshift.js';
import { openvpn } from './openvpn.js';
import { openvsx } from './openvsx.js';
import { openweather } from './openweather.js';
import { opsgenie } from './opsgenie.js';
import { optimizely } from './optimizely.js';
import { oracle } from './oracle.js';
import { ovh } from './ovh.js';
import { packagecloud } from './packagecloud.js';
import { packagist } from './packagist.js';
import { paddle } from './paddle.js';
import { pagarme } from './pagarme.js';
import { pagerduty } from './pagerduty.js';
import { pandadoc } from './pandadoc.js';
import { papertrail } from './papertrail.js';
import { particle } from './particle.js';
import { pastebin } from './pastebin.js';
import { paymongo } from './paymongo.js';
import { paypal } from './paypal.js';
import { paystack } from './paystack.js';
import { pendo } from './pendo.js';
import { percy } from './percy.js';
import { perplexity } from './perplexity.js';
import { persona } from './persona.js';
import { photoroom } from './photoroom.js';
import { picatic } from './picatic.js';
import { pinata } from './pinata.js';
import { pinecone } from './pinecone.js';
import { pinterest } from './pinterest.js';
import { pipedrive } from './pipedrive.js';
import { plaid } from './plaid.js';
import { planetscale } from './planetscale.js';
import { plivo } from './plivo.js';
import { polar } from './polar.js';
import { poloniex } from './poloniex.js';
import { polygonIo } from './polygon-io.js';
import { polymarket } from './polymarket.js';
import { portainer } from './portainer.js';
import { postgres } from './postgres.js';
import { posthog } from './posthog.js';
import { postman } from './postman.js';
import { postmark } from './postmark.js';
import { prefect } from './prefect.js';
import { privateKey } from './private-key.js';
import { privateai } from './privateai.js';
import { proof } from './proof.js';
import { proxy } from './proxy.js';
import { psexec } from './psexec.js';
import { pubnub } from './pubnub.js';
import { pulumi } from './pulumi.js';
import { pushbullet } from './pushbullet.js';
import { pusher } from './pusher.js';
import { pushover } from './pushover.js';
import { putty } from './putty.js';
import { pypi } from './pypi.js';
import { qase } from './qase.js';
import { qdrant } from './qdrant.js';
import { rails } from './rails.js';
import { railway } from './railway.js';
import { rainforestpay } from './rainforestpay.js';
import { ramp } from './ramp.js';
import { rancher } from './rancher.js';
import { rapidapi } from './rapidapi.js';
import { raygun } from './raygun.js';
import { razorpay } from './razorpay.js';
import { readme } from './readme.js';
import { rebrandly } from './rebrandly.js';
import { recharge } from './recharge.js';
import { reddit } from './reddit.js';
import { redhat } from './redhat.js';
import { redirectPizza } from './redirect-pizza.js';
import { redis } from './redis.js';
import { render } from './render.js';
import { replicate } from './replicate.js';
import { resend } from './resend.js';
import { retell } from './retell.js';
import { reviewboard } from './reviewboard.js';
import { ringcentral } from './ringcentral.js';
import { riotGames } from './riot-games.js';
import { ripple } from './ripple.js';
import { robinhood } from './robinhood.js';
import { rocketchat } from './rocketchat.js';
import { rollbar } from './rollbar.js';
import { rootly } from './rootly.js';
import { rubygems } from './rubygems.js';
import { runpod } from './runpod.js';
import { runway } from './runway.js';
import { saladCloud } from './salad-cloud.js';
import { salesforce } from './salesforce.js';
import { samsara } from './samsara.js';
import { sanity } from './sanity.js';
import { saucelabs } from './saucelabs.js';
import { scale } from './scale.js';
import { scaleway } from './scaleway.js';
import { scalingo } from './scalingo.js';
import { scalr } from './scalr.js';
import { scraperapi } from './scraperapi.js';
import { scrapingbee } from './scrapingbee.js';
import { securitytrails } from './securitytrails.js';
import { segment } from './segment.js';
import { semaphore } from './semaphore.js';
import { sendbird } from './sendbird.js';
import { sendgrid } from './sendgrid.js';
import { sentry } from './sentry.js';
import { serpapi } from './serpapi.js';
import { settlemint } from './settlemint.js';
import { shippo } from './shippo.js';
import { shodan } from './shodan.js';
import { shopify } from './shopify.js';
import { shortcut } from './shortcut.js';
import { shutterstock } from './shutterstock.js';
import { sidekiq } from './sidekiq.js';
import { sinch } from './sinch.js';
import { slack } from './slack.js';
import { smartsheet } from './smartsheet.js';
import { smarty } from './smarty.js';
import { smtp } from './smtp.js';
import { snipcart } from './snipcart.js';
import { snowflake } from './snowflake.js';
import { snyk } from './snyk.js';
import { softlayer } from './softlayer.js';
import { solana } from './solana.js';
import { sonarqube } from './sonarqube.js';
import { sonatype } from './sonatype.js';
import { sourcegraph } from './sourcegraph.js';
import { sourcehut } from './sourcehut.js';
import { spacelift } from './spacelift.js';
import { sparkpost } from './sparkpost.js';
import { splunk } from './splunk.js';
import { spoonacular } from './spoonacular.js';
import { spotify } from './spotify.js';
import { sql } from './sql.js';
import { sqlserver } from './sqlserver.js';
import { square } from './square.js';
import { squarespace } from './squarespace.js';
import { ssh } from './ssh.js';
import { sshpass } from './sshpass.js';
import { sslmate } from './sslmate.js';
import { stabilityAi } from './stability-ai.js';
import { stackhawk } from './stackhawk.js';
import { statsig } from './statsig.js';
import { statuspage } from './statuspage.js';
import { stellar } from './stellar.js';
import { storyblok } from './storyblok.js';
import { strava } from './strava.js';
import { streamChat } from './stream-chat.js';
import { stripe } from './stripe.js';
import { stytch } from './stytch.js';
import { sumologic } from './sumologic.js';
import { supabase } from './supabase.js';
import { symfony } from './symfony.js';
import { tableau } from './tableau.js';
import { tailscale } from './tailscale.js';
import { tavily } from './tavily.js';
import { taxjar } from './taxjar.js';
import { teamcity } from './teamcity.js';
import { telegram } from './telegram.js';
import { telnyx } from './telnyx.js';
import { temporal } from './temporal.js';
import { tencent } from './tencent.js';
import { terraformCloud } from './terraform-cloud.js';
import { thingsboard } from './thingsboard.js';
import { thousandeyes } from './thousandeyes.js';
import { thunderstore } from './thunderstore.js';
import { tiingo } from './tiingo.js';
import { tiktok } from './tiktok.js';
import { tines } from './tines.js';
import { tinybird } from './tinybird.js';
import { todoist } from './todoist.js';
import { togetherai } from './togetherai.js';
import { toggl } from './toggl.js';
import { tomtom } from './tomtom.js';
import { travisci } from './travisci.js';
import { trello } from './trello.js';
import { truenas } from './truenas.js';
import { turso } from './turso.js';
import { twelvedata } from './twelvedata.js';
import { twilio } from './twilio.js';
import { twitch } from './twitch.js';
import { twitter } from './twitter.js';
import { typeform } from './typeform.js';
import { typesense } from './typesense.js';
import { ubidots } from './ubidots.js';
import { ukNotify } from './uk-notify.js';
import { unix } from './unix.js';
import { unkey } from './unkey.js';
import { unsplash } from './unsplash.js';
import { upcloud } from './upcloud.js';
import { uploadcare } from './uploadcare.js';
import { upstage } from './upstage.js';
import { upstash } from './upstash.js';
import { uptimerobot } from './uptimerobot.js';
import { urlscan } from './urlscan.js';
import { valTown } from './val-town.js';
import { vastai } from './vastai.js';
import { vault } from './vault.js';
import { vercel } from './vercel.js';
import { virustotal } from './virustotal.js';
import { vmware } from './vmware.js';
import { voiceflow } from './voiceflow.js';
import { volcengine } from './volcengine.js';
import { vonage } from './vonage.js';
import { voyageai } from './voyageai.js';
import { vsce } from './vsce.js';
import { vultr } from './vultr.js';
import { wakatime } from './wakatime.js';
import { wandb } from './wandb.js';
import { weatherstack } from './weatherstack.js';
import { weaviate } from './weaviate.js';
import { webex } from './webex.js';
import { webflow } from './webflow.js';
import { webpush } from './webpush.js';
import { wecom } from './wecom.js';
import { windows } from './windows.js';
import { wireguard } from './wireguard.js';
import { wise } from './wise.js';
import { wistia } from './wistia.js';
import { wiz } from './wiz.js';
import { woocommerce } from './woocommerce.js';
import { wordpress } from './wordpress.js';
import { workato } from './workato.js';
import { workos } from './workos.js';
import { wpengine } from './wpengine.js';
import { wrike } from './wrike.js';
import { wundergraph } from './wundergraph.js';
import { xai } from './xai.js';
import { xata } from './xata.js';
import { xendit } from './xendit.js';
import { yandex } from './yandex.js';
import { yarnrc } from './yarnrc.js';
import { yelp } from './yelp.js';
import { yousign } from './yousign.js';
import { zapier } from './zapier.js';
import { zendesk } from './zendesk.js';
import { zenrows } from './zenrows.js';
import { zerobounce } from './zerobounce.js';
import { zerotier } from './zerotier.js';
import { zhipu } from './zhipu.js';
import { zoho } from './zoho.js';
import { zoom } from './zoom.js';
import { zulip } from './zulip.js';
import { zuplo } from './zuplo.js';

/** All detectors that ship with the program. */
export const detectors: readonly Detector[] = [
  ably,
  abuseipdb,
  accuweather,
  adafruit,
  adobe,
  adyen,
  age,
  ai21,
  aikido,
  airbrake,
  airship,
  airtable,
  aiven,
  akamai,
  akeyless,
  alchemy,
  algolia,
  alibaba,
  amadeus,
  amplitude,
  amqp,
  anthropic,
  apache,
  apify,
  apollo,
  appCenter,
  apple,
  appveyor,
  argocd,
  artifacthub,
  artifactory,
  asaas,
  asana,
  aspNet,
  assemblyai,
  atlassian,
  auth0,
  authress,
  autodesk,
  aws,
  axiom,
  azure,
  azureApim,
  azureAppConfiguration,
  azureAppService,
  azureBatch,
  azureCacheRedis,
  azureCognitiveServices,
  azureCommunicationServices,
  azureContainerRegistry,
  azureCosmosdb,
  azureDevops,
  azureEventgrid,
  azureEventhub,
  azureFunction,
  azureIotHub,
  azureLogicApp,
  azureMaps,
  azureMl,
  azureNotificationHub,
  azureOpenai,
  azurePowerAutomate,
  azureRelay,
  azureSearch,
  azureServicebus,
  azureSignalr,
  azureSql,
  azureWebPubsub,
  bamboo,
  bannerbear,
  baremetrics,
  baseten,
  beamer,
  betterstack,
  binance,
  bip39,
  bitbucket,
  bitcoin,
  bitfinex,
  bitly,
  bitmex,
  bitrise,
  bittrex,
  bitwarden,
  blynk,
  box,
  braintree,
  branchio,
  brave,
  brevo,
  browserbase,
  browserstack,
  bugsnag,
  buildkite,
  buttercms,
  calcom,
  calendly,
  canadaNotify,
  canva,
  capsulecrm,
  cartesia,
  censys,
  cerebras,
  chargebee,
  chartmogul,
  checkly,
  checkout,
  circleci,
  cisco,
  civo,
  clarifai,
  clay,
  clearbit,
  clerk,
  clickhouse,
  clickup,
  clockify,
  clojars,
  close,
  cloudflare,
  cloudinary,
  cloudsmith,
  cockroachdb,
  cocoapods,
  codacy,
  codeclimate,
  codecov,
  codemagic,
  coderabbit,
  cohere,
  coinapi,
  coinbase,
  command,
  composio,
  configcat,
  confluent,
  conjur,
  consul,
  contentful,
  convertkit,
  couchbase,
  coveralls,
  coze,
  cratesIo,
  crowdin,
  cursor,
  customerio,
  cypress,
  dashscope,
  databento,
  databricks,
  datadog,
  datagov,
  datastax,
  deepai,
  deepgram,
  deepseek,
  definedNetworking,
  delighted,
  deno,
  dependencyTrack,
  devcycle,
  deviantart,
  devin,
  dfuse,
  diffbot,
  digitalocean,
  dingtalk,
  discord,
  disqus,
  ditto,
  django,
  docker,
  dockerSwarm,
  dockerhub,
  docparser,
  docusign,
  doppler,
  droneci,
  dropbox,
  dropboxSign,
  duffel,
  duo,
  dwolla,
  dynatrace,
  e2b,
  easypost,
  ebay,
  elasticCloud,
  elasticemail,
  elasticsearch,
  elevenlabs,
  endorlabs,
  eraser,
  ethereum,
  etherscan,
  etsy,
  eventbrite,
  exa,
  exoscale,
  expo,
  facebook,
  fal,
  fastly,
  fauna,
  figma,
  filezilla,
  finage,
  finicity,
  finnhub,
  firecrawl,
  firefox,
  fireworks,
  fleetbase,
  flexportLogistics,
  flickr,
  flutterwave,
  fly,
  fontawesome,
  foursquare,
  frameio,
  freemius,
  freshbooks,
  freshdesk,
  friendli,
  ftp,
  fullstory,
  gemfury,
  geminiExchange,
  generic,
  getresponse,
  gitalk,
  gitea,
  gitguardian,
  github,
  gitlab,
  gitter,
  gocardless,
  godaddy,
  gogs,
  google,
  gradle,
  grafana,
  graphhopper,
  greptile,
  groq,
  gumroad,
  harness,
  harvest,
  hasura,
  hcp,
  helpscout,
  here,
  heroku,
  hetzner,
  hexPm,
  highnote,
  honeycomb,
  http,
  huaweiCloud,
  hubspot,
  huggingface,
  hunter,
  ibmCloud,
  ibmCloudant,
  ifttt,
  imagekit,
  imap,
  infisical,
  influxdb,
  infomaniak,
  infracost,
  infura,
  insightly,
  instagram,
  instantly,
  intercom,
  intra42,
  ionic,
  ipinfo,
  ipstack,
  iterable,
  jdbc,
  jenkins,
  jetbrains,
  jina,
  jira,
  jotform,
  jumpcloud,
  juniper,
  jupiterone,
  jwk,
  jwt,
  kafka,
  kaggle,
  kagi,
  keenio,
  keeper,
  kerberos,
  kickbox,
  klaviyo,
  klingai,
  knapsackpro,
  kontent,
  kraken,
  kubernetes,
  kucoin,
  lambdaCloud,
  lambdatest,
  langfuse,
  langsmith,
  laravel,
  lark,
  launchdarkly,
  ldap,
  lemlist,
  lemonsqueezy,
  lichess,
  lighton,
  line,
  linear,
  linkedin,
  linode,
  llamaindex,
  lob,
  loggly,
  login,
  logzio,
  lokalise,
  looker,
  luno,
  magicbell,
  mailchimp,
  mailersend,
  mailgun,
  mailjet,
  mailmodo,
  make,
  mandrill,
  mapbox,
  matrix,
  mattermost,
  maven,
  maxmind,
  meilisearch,
  mem0,
  meraki,
  mercury,
  mergify,
  messagebird,
  metabase,
  microsoftTeams,
  midtrans,
  minimax,
  miro,
  mistral,
  mixpanel,
  modal,
  mollie,
  monday,
  mongodb,
  mongodbAtlas,
  moonshot,
  moralis,
  mqtt,
  mulesoft,
  mux,
  mysql,
  mysqlNative,
  n8n,
  namecheap,
  nasdaqDataLink,
  nats,
  neo4j,
  neon,
  netlify,
  netrc,
  netsuite,
  newrelic,
  newsapi,
  nexus,
  ngrok,
  nightfall,
  nomad,
  nostr,
  notion,
  npm,
  ntlm,
  nuget,
  nvidia,
  nylas,
  nytimes,
  oci,
  octopus,
  odbc,
  okta,
  ollama,
  onelogin,
  onepassword,
  onesignal,
  onfido,
  onfleet,
  openai,
  openrouter,
  openshift,
  openvpn,
  openvsx,
  openweather,
  opsgenie,
  optimizely,
  oracle,
  ovh,
  packagecloud,
  packagist,
  paddle,
  pagarme,
  pagerduty,
  pandadoc,
  papertrail,
  particle,
  pastebin,
  paymongo,
  paypal,
  paystack,
  pendo,
  percy,
  perplexity,
  persona,
  photoroom,
  picatic,
  pinata,
  pinecone,
  pinterest,
  pipedrive,
  plaid,
  planetscale,
  plivo,
  polar,
  poloniex,
  polygonIo,
  polymarket,
  portainer,
  postgres,
  posthog,
  postman,
  postmark,
  prefect,
  privateKey,
  privateai,
  proof,
  proxy,
  psexec,
  pubnub,
  pulumi,
  pushbullet,
  pusher,
  pushover,
  putty,
  pypi,
  qase,
  qdrant,
  rails,
  railway,
  rainforestpay,
  ramp,
  rancher,
  rapidapi,
  raygun,
  razorpay,
  readme,
  rebrandly,
  recharge,
  reddit,
  redhat,
  redirectPizza,
  redis,
  render,
  replicate,
  resend,
  retell,
  reviewboard,
  ringcentral,
  riotGames,
  ripple,
  robinhood,
  rocketchat,
  rollbar,
  rootly,
  rubygems,
  runpod,
  runway,
  saladCloud,
  salesforce,
  samsara,
  sanity,
  saucelabs,
  scale,
  scaleway,
  scalingo,
  scalr,
  scraperapi,
  scrapingbee,
  securitytrails,
  segment,
  semaphore,
  sendbird,
  sendgrid,
  sentry,
  serpapi,
  settlemint,
  shippo,
  shodan,
  shopify,
  shortcut,
  shutterstock,
  sidekiq,
  sinch,
  slack,
  smartsheet,
  smarty,
  smtp,
  snipcart,
  snowflake,
  snyk,
  softlayer,
  solana,
  sonarqube,
  sonatype,
  sourcegraph,
  sourcehut,
  spacelift,
  sparkpost,
  splunk,
  spoonacular,
  spotify,
  sql,
  sqlserver,
  square,
  squarespace,
  ssh,
  sshpass,
  sslmate,
  stabilityAi,
  stackhawk,
  statsig,
  statuspage,
  stellar,
  storyblok,
  strava,
  streamChat,
  stripe,
  stytch,
  sumologic,
  supabase,
  symfony,
  tableau,
  tailscale,
  tavily,
  taxjar,
  teamcity,
  telegram,
  telnyx,
  temporal,
  tencent,
  terraformCloud,
  thingsboard,
  thousandeyes,
  thunderstore,
  tiingo,
  tiktok,
  tines,
  tinybird,
  todoist,
  togetherai,
  toggl,
  tomtom,
  travisci,
  trello,
  truenas,
  turso,
  twelvedata,
  twilio,
  twitch,
  twitter,
  typeform,
  typesense,
  ubidots,
  ukNotify,
  unix,
  unkey,
  unsplash,
  upcloud,
  uploadcare,
  upstage,
  upstash,
  uptimerobot,
  urlscan,
  valTown,
  vastai,
  vault,
  vercel,
  virustotal,
  vmware,
  voiceflow,
  volcengine,
  vonage,
  voyageai,
  vsce,
  vultr,
  wakatime,
  wandb,
  weatherstack,
  weaviate,
  webex,
  webflow,
  webpush,
  wecom,
  windows,
  wireguard,
  wise,
  wistia,
  wiz,
  woocommerce,
  wordpress,
  workato,
  workos,
  wpengine,
  wrike,
  wundergraph,
  xai,
  xata,
  xendit,
  yandex,
  yarnrc,
  yelp,
  yousign,
  zapier,
  zendesk,
  zenrows,
  zerobounce,
  zerotier,
  zhipu,
  zoho,
  zoom,
  zulip,
  zuplo,
];
