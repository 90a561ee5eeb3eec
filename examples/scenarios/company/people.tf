# The sixty people of a company and the groups that they work in. Address and token of Unleash come from UNLEASH_URL and
# UNLEASH_AUTH_TOKEN.

terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

provider "unleash" {}

locals {
  people = { for person in csvdecode(local.register) : person.username => person }
  teams  = { for person in local.people : person.team => person.username... }
  leads  = { for person in local.people : person.team => person.username if person.lead == "yes" }

  register = <<-CSV
    username,name,team,lead
    ada.okafor,Ada Okafor,platform,yes
    alan.lindqvist,Alan Lindqvist,platform,no
    alice.marsh,Alice Marsh,platform,no
    amir.haddad,Amir Haddad,platform,no
    anna.novak,Anna Novak,platform,no
    ben.fischer,Ben Fischer,platform,no
    bruno.costa,Bruno Costa,security,yes
    carla.rossi,Carla Rossi,security,no
    chen.wei,Chen Wei,security,no
    dana.cohen,Dana Cohen,security,no
    david.murray,David Murray,checkout,yes
    diego.alvarez,Diego Alvarez,checkout,no
    elena.petrova,Elena Petrova,checkout,no
    emil.larsen,Emil Larsen,checkout,no
    erik.berg,Erik Berg,checkout,no
    eva.horvat,Eva Horvat,checkout,no
    farid.karimi,Farid Karimi,checkout,no
    fatima.zahra,Fatima Zahra,checkout,no
    felix.brandt,Felix Brandt,checkout,no
    grace.hill,Grace Hill,payments,yes
    hana.sato,Hana Sato,payments,no
    hugo.moreau,Hugo Moreau,payments,no
    ida.dahl,Ida Dahl,payments,no
    igor.volkov,Igor Volkov,payments,no
    ines.ferrer,Ines Ferrer,payments,no
    ivan.kovac,Ivan Kovac,payments,no
    jana.dvorak,Jana Dvorak,payments,no
    jonas.weber,Jonas Weber,search,yes
    julia.stein,Julia Stein,search,no
    kai.tanaka,Kai Tanaka,search,no
    karin.olsen,Karin Olsen,search,no
    kofi.mensah,Kofi Mensah,search,no
    lara.bianchi,Lara Bianchi,search,no
    lena.krause,Lena Krause,search,no
    leo.martin,Leo Martin,search,no
    lin.zhang,Lin Zhang,mobile,yes
    lucia.ortega,Lucia Ortega,mobile,no
    luis.silva,Luis Silva,mobile,no
    maja.kranjc,Maja Kranjc,mobile,no
    marco.conti,Marco Conti,mobile,no
    maria.santos,Maria Santos,mobile,no
    mei.huang,Mei Huang,mobile,no
    mila.babic,Mila Babic,mobile,no
    mona.yusuf,Mona Yusuf,growth,yes
    nadia.saleh,Nadia Saleh,growth,no
    nils.jensen,Nils Jensen,growth,no
    noor.rahman,Noor Rahman,growth,no
    olga.orlova,Olga Orlova,growth,no
    omar.farouk,Omar Farouk,growth,no
    oscar.nilsson,Oscar Nilsson,growth,no
    paula.gomez,Paula Gomez,support,yes
    pedro.ruiz,Pedro Ruiz,support,no
    petra.maly,Petra Maly,support,no
    priya.nair,Priya Nair,support,no
    rosa.vidal,Rosa Vidal,support,no
    samir.aziz,Samir Aziz,support,no
    sara.levi,Sara Levi,directors,yes
    tom.byrne,Tom Byrne,directors,no
    uma.desai,Uma Desai,directors,no
    yuki.mori,Yuki Mori,directors,no
  CSV
}

data "unleash_role" "predefined" {
  for_each = toset(["Admin", "Editor", "Viewer", "Owner", "Member"])
  name     = each.key
}

# Everybody begins as a Viewer. What a person may do comes from a team, and from a project that the team works on.
resource "unleash_user" "people" {
  for_each  = local.people
  email     = "${each.key}@example.com"
  name      = each.value.name
  root_role = data.unleash_role.predefined[contains(local.admins, each.key) ? "Admin" : "Viewer"].id
}

resource "unleash_group" "teams" {
  for_each    = local.teams
  name        = title(each.key)
  description = "The team ${each.key}, led by ${local.people[local.leads[each.key]].name}"
  users       = [for username in each.value : unleash_user.people[username].id]
  root_role   = each.key == "platform" ? unleash_role.operator.id : null
}

# Approvers are the leads of teams, not whole teams.
resource "unleash_group" "approvers" {
  name        = "Approvers"
  description = "Those who approve changes to production"
  users       = [for username in values(local.leads) : unleash_user.people[username].id]
}
